package io.github.cccsdk.session;

import io.github.cccsdk.error.CccProblem;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the session at one moment, for health checks. Never holds the token.
 *
 * @param signedIn whether there is a session that this client believes to be alive
 * @param signedInUntil when the session ends by CCC's announcement; empty if signed out or if CCC announced nothing
 * @param lastSuccess when CCC last accepted these credentials
 * @param lastFailure when a sign-in last failed
 * @param lastProblem why
 * @param nextTry when a sign-in will be tried again, if calls fail at once until then; empty also where rejected credentials
 *     are not tried again by themselves
 */
public record SessionState(
        boolean signedIn,
        Optional<Instant> signedInUntil,
        Optional<Instant> lastSuccess,
        Optional<Instant> lastFailure,
        Optional<CccProblem> lastProblem,
        Optional<Instant> nextTry) {}
