package io.github.cccsdk.internal.wire;

/** What came of reading an answer that could be a success. */
public sealed interface Reading<T> {
    /** It is one, and this is what it says. */
    record Understood<T>(T value) implements Reading<T> {}

    /** It is a wrapper whose code is not {@code OK}. */
    record Refused<T>() implements Reading<T> {}

    /** It is not what the contract says; {@code why} quotes nothing of it. */
    record Unreadable<T>(String why) implements Reading<T> {}
}
