package io.github.cccsdk.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Trap 67: a Resilience4j that is too old is told before anything happens. */
class Resilience4jVersionTest {
    /** As the builder is before 2.3. */
    static final class WithoutClock {}

    @Test
    void anOlderOneIsSeen() {
        assertThat(Resilience4jVersion.hasClock(WithoutClock.class)).isFalse();
    }

    @Test
    void theOneOfTheseTestsWillDo() {
        assertThat(Resilience4jVersion.objection()).isEmpty();
    }
}
