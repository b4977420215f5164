package io.github.cccsdk.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The projects under {@code src/consumers}, built once by a Maven of their own, against the jars and poms as they would be
 * published: nothing of the SDK's own build is around to help out.
 */
final class Consumers {
    static final String VERSION = setting("sdk.version");

    private static final Path SDK = Path.of("..").toAbsolutePath().normalize();
    private static final Path PLACE = Path.of("target", "consumers").toAbsolutePath();
    private static final List<String> PROGRAMS = List.of("class-path", "module-path", "relocated");

    private static final Path BUILT = built();

    private Consumers() {}

    /** A setting of the build around this one. */
    static String setting(String name) {
        String value = System.getProperty(name);
        if (value == null || value.contains("${")) {
            throw new IllegalStateException(name + " is given by the build: run these tests by mvn verify");
        }
        return value;
    }

    static Path classes(String project) {
        return target(project).resolve("classes");
    }

    static Path lib(String project) {
        return target(project).resolve("lib");
    }

    static Path target(String project) {
        return BUILT.resolve(project).resolve("target");
    }

    /** The jars that Maven resolved for a project. */
    static List<Path> jars(String project) {
        try (Stream<Path> jars = Files.list(lib(project))) {
            return jars.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path built() {
        StagedRepository repository =
                new StagedRepository(PLACE.resolve("repository"), Path.of(setting("build.repository")));
        Path projects = PLACE.resolve("projects");
        try {
            repository.lay();
            repository.put("ccc-sdk-parent", VERSION, SDK.getParent());
            repository.put("ccc-sdk-modules", VERSION, SDK);
            repository.put("ccc-sdk", VERSION, SDK.resolve("client"));
            repository.put("ccc-simulator", VERSION, SDK.resolve("simulator"));
            repository.put("ccc-ledger-jdbc", VERSION, SDK.resolve("ledger-jdbc"));

            StagedRepository.delete(projects);
            Path sources = Path.of("src", "consumers");
            StagedRepository.copy(sources, projects);
            for (String project : PROGRAMS) {
                StagedRepository.copy(
                        sources.resolve("program"), projects.resolve(project).resolve(Path.of("src", "main", "java")));
            }
            try {
                build(projects);
            } finally {
                repository.share();
            }
            return projects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void build(Path projects) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>();
        command.add(Path.of(setting("build.maven"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of("-q", "-B", "-ntp", "-Dmaven.repo.local=" + PLACE.resolve("repository")));
        command.addAll(settingsFile("-s", "build.settings"));
        command.addAll(settingsFile("-gs", "build.settings.global"));
        if (setting("build.offline").equals("offline true")) {
            command.add("-o");
        }
        command.add("-Dccc.version=" + VERSION);
        command.add("-Djackson.newest.version=" + setting("jackson.newest.version"));
        command.add("process-classes");
        ChildProcess.Finished maven = ChildProcess.run(projects, command);
        if (maven.exitCode() != 0) {
            throw new AssertionError("Maven could not build the consumers:\n" + maven.out() + maven.err());
        }
    }

    private static List<String> settingsFile(String option, String name) {
        Path file = Path.of(setting(name).substring("at ".length()));
        return Files.exists(file) ? List.of(option, file.toString()) : List.of();
    }
}
