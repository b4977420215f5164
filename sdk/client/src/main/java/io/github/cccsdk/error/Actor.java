package io.github.cccsdk.error;

/** Who has to act for a problem to go away. */
public enum Actor {
    /** The program that calls this library: its configuration, or what it passes in. */
    APPLICATION,
    /** The library's own staff: credentials, account settings, the data of a request. */
    LIBRARY,
    /** The Copyright Clearance Center: only they can change the account or their service. */
    CCC,
    /** The support of the software's vendor, who asks CCC on the library's behalf. */
    VENDOR_SUPPORT,
    /** Nobody: it passes by itself. */
    NOBODY
}
