package io.github.cccsdk.cli;

/** Takes out what a URL may hold of secrets, before it is shown. */
final class Hidden {
    private Hidden() {}

    /** A proxy's address without its user name and password, however badly it is spelt. */
    static String loginOf(String proxy) {
        return proxy.replaceFirst("(?s)^(\\w+://)?.*@", "$1…@");
    }

    /** The text without the user information and the passwords of a URL. */
    static String secretsIn(String url) {
        return url.replaceAll("//[^/@\\s]*@", "//…@")
                .replaceAll("(?i)([?&;][^=&;]*(?:password|secret|token|key)[^=&;]*=)[^&;]*", "$1…");
    }
}
