package io.github.cccsdk.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupReferenceTest {
    @Test
    void oneItemLendsItsOwnReference() {
        assertThat(GroupReference.of(List.of("TN-481516"))).isEqualTo("TN-481516");
    }

    @Test
    void severalAreToldApartByTheirContent() {
        String two = GroupReference.of(List.of("TN-1", "TN-2"));
        assertThat(two).matches("TN-1-x2-[0-9a-f]{8}").isEqualTo(GroupReference.of(List.of("TN-1", "TN-2")));
        assertThat(GroupReference.of(List.of("TN-1", "TN-3"))).isNotEqualTo(two);
        assertThat(GroupReference.of(List.of("TN-1", "TN-2", "TN-3"))).startsWith("TN-1-x3-");
    }

    @Test
    void itFitsAnOrderHoweverLongTheItems() {
        assertThat(GroupReference.of(List.of("x".repeat(64), "y"))).hasSizeLessThanOrEqualTo(64);
    }
}
