package io.github.cccsdk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** This library's version, as the build wrote it down. */
final class SdkVersion {
    private SdkVersion() {}

    static String current() {
        try (InputStream stored = SdkVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (stored != null) {
                properties.load(stored);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
