package io.github.cccsdk.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traps 65, 68, 70, 71: a Maven project of someone else's prices and orders with the jars as they are published. */
class FinishedJarsIT {
    private static final String PROGRAM = "consumer.SimulatorAndLedger";

    @TempDir
    Path folder;

    private static List<Path> classPath(Path first, String project, String... leftOut) {
        List<Path> entries = new ArrayList<>(List.of(first));
        for (Path jar : Consumers.jars(project)) {
            if (List.of(leftOut).stream().noneMatch(jar.getFileName().toString()::startsWith)) {
                entries.add(jar);
            }
        }
        return entries;
    }

    private String ledger() {
        return folder.resolve("orders.db").toString();
    }

    private static void assertPricedAndOrdered(ChildProcess.Finished run) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("ordered for 43.00 USD", "refused as CREDENTIALS_REJECTED");
    }

    @Test
    void aProgramOnTheClassPathWithoutALogProviderPricesAndOrders() {
        ChildProcess.Finished run = new JavaRun()
                .classPath(classPath(Consumers.classes("class-path"), "class-path"))
                .run(PROGRAM, ledger());
        assertPricedAndOrdered(run);
        assertThat(run.err()).contains("No SLF4J providers were found");
    }

    /** Automatic modules ask for no others by name, so that those that have a name must be asked for. */
    @Test
    void aProgramOnTheModulePathPricesAndOrders() {
        assertPricedAndOrdered(new JavaRun()
                .modulePath(List.of(Consumers.classes("module-path"), Consumers.lib("module-path")))
                .with("--add-modules", "ALL-MODULE-PATH")
                .run("-m", "consumer/" + PROGRAM, ledger()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring-boot-3", "spring-boot-4"})
    void theVersionsThatSpringBootForcesPriceAndOrder(String springBoot) {
        ChildProcess.Finished run = new JavaRun()
                .classPath(classPath(Consumers.classes("class-path"), springBoot))
                .run(PROGRAM, ledger());
        assertPricedAndOrdered(run);
        assertThat(run.out())
                .as("its Logback writes everything unless told otherwise")
                .contains("pricing.quote answered 200");
    }

    @Test
    void withJacksonRelocatedItPricesAndOrders() {
        Path jar = Consumers.target("relocated").resolve("relocated-1.jar");
        List<Path> classPath = classPath(jar, "relocated", "jackson-", "ccc-");
        assertThat(classPath).hasSizeLessThan(Consumers.jars("relocated").size() - 4);
        assertPricedAndOrdered(new JavaRun().classPath(classPath).run(PROGRAM, ledger()));
    }
}
