package io.github.cccsdk.internal.wire;

import java.util.regex.Pattern;

/** Tells names and addresses of this machine itself from all others. */
public final class Loopback {
    private static final Pattern V4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    private Loopback() {}

    /** By its text: 127.999.0.1 looks like an address, but is a name that any DNS server may answer for. */
    public static boolean is(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || V4.matcher(host).matches();
    }
}
