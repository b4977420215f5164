package io.github.cccsdk.listener;

import io.github.cccsdk.error.CccProblem;
import java.time.Instant;
import java.util.Optional;

/**
 * A try to sign in has ended; one sign-in can take several.
 *
 * @param at by the wall clock
 * @param problem what it ended with; empty for a success
 */
public record SignInFinished(Instant at, Optional<CccProblem> problem) {}
