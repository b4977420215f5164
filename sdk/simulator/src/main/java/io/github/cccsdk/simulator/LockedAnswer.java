package io.github.cccsdk.simulator;

/** How the simulator refuses the sign-in to a locked account. */
public enum LockedAnswer {
    /** 403 and a wrapper with the code {@code ACCOUNT_LOCKED}: the service says so. */
    ACCOUNT_LOCKED,
    /** 400 {@code invalid_grant}, as for a wrong password: ordinary sign-in servers do this. */
    INVALID_GRANT
}
