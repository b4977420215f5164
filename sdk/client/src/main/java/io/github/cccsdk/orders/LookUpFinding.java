package io.github.cccsdk.orders;

/** What asking CCC for an unresolved order's reference brought. */
public enum LookUpFinding {
    /** CCC has it, with the same items: it is confirmed now. */
    FOUND,
    /** CCC has something else, or several orders, under the reference: people have to look. */
    FOUND_DIFFERENT,
    /** CCC still has nothing after the settling time: the caller may have it sent again. */
    ABSENT,
    /** No answer to build on: not asked, not answered, not supported, or too early to believe that it is absent. */
    CANNOT_TELL
}
