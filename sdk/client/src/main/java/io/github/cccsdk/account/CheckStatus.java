package io.github.cccsdk.account;

/** How a check ended. */
public enum CheckStatus {
    /** What it looks for is in order. */
    PASSED,
    /** Something has to be put right. */
    FAILED,
    /** It could not be told from here; the steps say how to look by hand. */
    NOT_CHECKED
}
