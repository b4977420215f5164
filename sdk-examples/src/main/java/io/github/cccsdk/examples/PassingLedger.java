package io.github.cccsdk.examples;

import io.github.cccsdk.ledger.jdbc.SqliteLedger;
import io.github.cccsdk.orders.OrderLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A ledger file that goes when the run ends, because the simulated orders in it do too. An office keeps its ledger, in a place
 * that is backed up: {@code SqliteLedger.open(Path.of("/var/lib/…/orders.db"))}.
 */
record PassingLedger(Path directory, OrderLedger ledger) implements AutoCloseable {
    static PassingLedger open() {
        try {
            Path directory = Files.createTempDirectory("clearance-run");
            return new PassingLedger(directory, SqliteLedger.open(directory.resolve("orders.db")));
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for a temporary ledger could be made", e);
        }
    }

    @Override
    public void close() {
        ledger.close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary ledger could not be removed", e);
        }
    }
}
