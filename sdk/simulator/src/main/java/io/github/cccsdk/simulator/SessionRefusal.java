package io.github.cccsdk.simulator;

/**
 * How the simulator tells that a session has expired. CCC's own way is not publicly known, so a client has to understand
 * each of these.
 */
public enum SessionRefusal {
    /** 401 with {@code WWW-Authenticate: Bearer error="invalid_token"} and an OAuth body. */
    UNAUTHORIZED_WITH_BODY(401, ""),
    /** 401 with neither that header nor a body. */
    UNAUTHORIZED_BARE(401, ""),
    /** 403 and a wrapper with the code {@code INVALID_TOKEN}. */
    FORBIDDEN_INVALID_TOKEN(403, "INVALID_TOKEN"),
    /** 403 and a wrapper with the code {@code TOKEN_EXPIRED}. */
    FORBIDDEN_TOKEN_EXPIRED(403, "TOKEN_EXPIRED"),
    /** 403 and a wrapper with the code {@code SESSION_EXPIRED}. */
    FORBIDDEN_SESSION_EXPIRED(403, "SESSION_EXPIRED"),
    /** 400 and a wrapper with the code {@code INVALID_TOKEN}. */
    BAD_REQUEST_INVALID_TOKEN(400, "INVALID_TOKEN"),
    /** 400 and a wrapper with the code {@code TOKEN_EXPIRED}. */
    BAD_REQUEST_TOKEN_EXPIRED(400, "TOKEN_EXPIRED"),
    /** 400 and a wrapper with the code {@code SESSION_EXPIRED}. */
    BAD_REQUEST_SESSION_EXPIRED(400, "SESSION_EXPIRED");

    private final int status;
    private final String code;

    SessionRefusal(int status, String code) {
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
