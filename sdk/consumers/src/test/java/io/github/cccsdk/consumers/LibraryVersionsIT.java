package io.github.cccsdk.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.simulator.CccSimulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Traps 45, 67, 68: the library with other versions of its dependencies than it was built with. */
class LibraryVersionsIT {
    /** @param replaced goes by the name of its jar */
    private static List<Path> classPath(String project, String... replaced) {
        List<Path> entries = new ArrayList<>(List.of(Consumers.classes("class-path")));
        for (Path jar : Consumers.jars(project)) {
            if (List.of(replaced).stream().noneMatch(name -> isJarOf(jar, name))) {
                entries.add(jar);
            }
        }
        for (String name : replaced) {
            entries.add(Consumers.jars("too-old").stream()
                    .filter(jar -> isJarOf(jar, name))
                    .findFirst()
                    .orElseThrow());
        }
        return entries;
    }

    private static boolean isJarOf(Path jar, String artifact) {
        return jar.getFileName().toString().matches(artifact + "-\\d.*");
    }

    private static ChildProcess.Finished run(JavaRun java) {
        try (CccSimulator simulator = CccSimulator.start()) {
            ChildProcess.Finished run =
                    java.run("consumer.PriceAndOrder", simulator.baseUrl(), simulator.userName(), simulator.password());
            assertThat(simulator.orders()).hasSize(run.exitCode() == 0 ? 1 : 0);
            return run;
        }
    }

    private static void assertPricedAndOrdered(ChildProcess.Finished run) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("ordered for 43.00 USD", "refused as CREDENTIALS_REJECTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oldest", "newest-jackson"})
    void theOldestAndTheNewestVersionsPriceAndOrder(String project) {
        assertPricedAndOrdered(run(new JavaRun().classPath(classPath(project))));
    }

    @ParameterizedTest
    @CsvSource({
        "jackson-core, 2.16",
        "jackson-databind, 2.16",
        "resilience4j-circuitbreaker, 2.3",
    })
    void oneThatIsTooOldIsNamedWhenTheClientIsBuilt(String artifact, String needed) {
        ChildProcess.Finished run = run(new JavaRun().classPath(classPath("oldest", artifact)));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("CccConfigurationException: CONFIGURATION_INVALID", artifact, "needs " + needed + " or later")
                .contains("CccClient$Builder.build");
    }

    /** 1.7 knows no key-value pairs: missing them must not cost an order its answer. */
    @Test
    void withSlf4jOfTheFirstLineItPricesAndOrdersAndLogs() {
        ChildProcess.Finished run = run(new JavaRun()
                .with("-Dorg.slf4j.simpleLogger.log.io.github.cccsdk=debug")
                .classPath(classPath("newest-jackson", "slf4j-api", "slf4j-simple")));
        assertPricedAndOrdered(run);
        assertThat(run.err()).contains("pricing.quote answered 200", "orders.submit answered 201");
    }
}
