package io.github.cccsdk.internal.wire;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.json.PackageVersion;
import java.util.Locale;
import java.util.Optional;

/**
 * Which Jackson the application really runs with. Its parts come in jars of their own, each of which another dependency can
 * hold back; one that is too old would show only in the first answer, which may be that to an order.
 */
public final class JacksonVersion {
    /** The bound on the length of names, which a hostile answer could otherwise stretch, is new in it. */
    private static final int LEAST_MAJOR = 2;

    private static final int LEAST_MINOR = 16;

    private JacksonVersion() {}

    /** What to tell an application whose Jackson is too old; empty if it will do. */
    public static Optional<String> objection() {
        return objection("jackson-core", PackageVersion.VERSION)
                .or(() -> objection("jackson-databind", com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION));
    }

    static Optional<String> objection(String jar, Version inUse) {
        if (inUse.isUnknownVersion() || isRecent(inUse.getMajorVersion(), inUse.getMinorVersion())) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s %s is on the class path, but this library needs %d.%d or later: import com.fasterxml.jackson:jackson-bom"
                        + " of one such version, so that no other dependency holds it back",
                jar,
                inUse,
                LEAST_MAJOR,
                LEAST_MINOR));
    }

    /** Jackson's own comparison puts the names of the jars first. */
    private static boolean isRecent(int major, int minor) {
        return major > LEAST_MAJOR || (major == LEAST_MAJOR && minor >= LEAST_MINOR);
    }
}
