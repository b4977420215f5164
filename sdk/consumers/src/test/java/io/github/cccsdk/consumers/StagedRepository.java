package io.github.cccsdk.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local Maven repository of its own that holds the SDK as just packaged. Everything else in it is a link into the
 * repository of the build around it: nothing is downloaded twice, an offline build stays one, and no SDK is installed.
 */
final class StagedRepository {
    private static final Path GROUP = Path.of("io", "github", "cccsdk");

    private final Path place;
    private final Path shared;

    /** @param shared the local repository of the build around this one */
    StagedRepository(Path place, Path shared) {
        this.place = place;
        this.shared = shared;
    }

    void lay() throws IOException {
        delete(place);
        Files.createDirectories(place.resolve(GROUP));
        for (Path folder : aroundTheGroup()) {
            for (Path other : others(shared, folder)) {
                Files.createSymbolicLink(place.resolve(shared.relativize(other)), other);
            }
        }
    }

    /** @param module its folder, whose pom.xml is published as it is */
    void put(String artifact, String version, Path module) throws IOException {
        Path to = Files.createDirectories(place.resolve(GROUP).resolve(artifact).resolve(version));
        String name = artifact + "-" + version;
        Files.copy(module.resolve("pom.xml"), to.resolve(name + ".pom"));
        Path jar = module.resolve("target").resolve(name + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, to.resolve(name + ".jar"));
        }
    }

    /** What was downloaded for a group new to the shared repository is not behind a link: the next build wants it too. */
    void share() throws IOException {
        for (Path folder : aroundTheGroup()) {
            for (Path other : others(place, folder)) {
                if (!Files.isSymbolicLink(other)) {
                    copy(other, shared.resolve(place.relativize(other)));
                }
            }
        }
    }

    private static List<Path> aroundTheGroup() {
        return List.of(Path.of(""), GROUP.subpath(0, 1), GROUP.subpath(0, 2));
    }

    private static List<Path> others(Path repository, Path folder) throws IOException {
        Path onTheWay =
                repository.resolve(GROUP.subpath(0, folder.toString().isEmpty() ? 1 : folder.getNameCount() + 1));
        Path place = repository.resolve(folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(path -> !path.equals(onTheWay)).toList();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (!Files.exists(target)) {
                    Files.copy(path, target);
                }
            }
        }
    }

    /** Links are deleted, not followed. */
    static void delete(Path place) throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> all = Files.walk(place)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
