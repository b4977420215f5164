package io.github.cccsdk.benchmarks;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One look-up without a socket: what is left is the cost of the code. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CannedBenchmark {
    @Param
    public Peer peer = Peer.BARE;

    private LookUp lookUp = () -> BigDecimal.ZERO;

    @Setup
    public void open() {
        lookUp = peer.canned();
    }

    @TearDown
    public void close() {
        lookUp.close();
    }

    @Benchmark
    public BigDecimal total() {
        return lookUp.total();
    }
}
