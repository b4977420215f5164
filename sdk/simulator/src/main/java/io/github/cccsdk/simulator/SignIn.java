package io.github.cccsdk.simulator;

import java.time.Instant;

/**
 * A sign-in that reached the simulator's sign-in desk.
 *
 * @param at when, on the simulator's clock
 * @param userName the name that was given, or that of the first account for {@code client_credentials}
 * @param accepted whether a token was issued
 * @param error the OAuth error or the code of the refusal; empty if it was accepted
 */
public record SignIn(Instant at, String userName, boolean accepted, String error) {}
