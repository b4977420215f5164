package io.github.cccsdk.session;

import java.util.Map;
import java.util.Optional;

/**
 * Decides whether an answer means that the session has expired, in which case the library signs in once and repeats the
 * call once. CCC does not publish how an expired session shows; the standard rule is an assumption, so it can be replaced.
 * An implementation is called by several threads at once and must not throw.
 */
@FunctionalInterface
public interface ExpiredSessionRule {
    /**
     * Whether this answer to an authorised call says that the session is no longer valid.
     *
     * @param httpStatus the HTTP status
     * @param code the error code of the body, where it has one
     * @param headers the headers by lower-case name
     */
    boolean isExpired(int httpStatus, Optional<String> code, Map<String, String> headers);

    /**
     * 401, unless it is about the application's key or the form of the request ({@code invalid_client}, {@code
     * unauthorized_client}, {@code invalid_request}); or 400 or 403 with {@code INVALID_TOKEN}, {@code TOKEN_EXPIRED} or
     * {@code SESSION_EXPIRED}. A missing permission ({@code insufficient_scope}) is no expiry.
     */
    static ExpiredSessionRule standard() {
        return StandardExpiredSessionRule.INSTANCE;
    }
}
