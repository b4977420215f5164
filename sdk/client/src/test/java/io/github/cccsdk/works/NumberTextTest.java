package io.github.cccsdk.works;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.error.CccRequestException;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NumberTextTest {
    private static final String POOL = "0123456789xX-- \u2010\u00a0\u200b\ud800A9\n";

    @Test
    void readingAnIssnThrowsNothingButItsOwnErrorOnRandomText() {
        assertThat(acceptedOfRandomTexts(Issn::parse)).isPositive();
    }

    @Test
    void readingAnIsbnThrowsNothingButItsOwnErrorOnRandomText() {
        assertThat(acceptedOfRandomTexts(Isbn::parse)).isPositive();
    }

    private static int acceptedOfRandomTexts(Function<String, ?> reader) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < 100_000; round++) {
            String text = anyText(random);
            try {
                reader.apply(text);
                accepted++;
            } catch (CccRequestException expected) {
                assertThat(expected.violations()).as("seed %d", seed).hasSize(1);
                assertThat(expected.getMessage()).as("seed %d", seed).hasSizeLessThan(400);
            } catch (RuntimeException unexpected) {
                throw new AssertionError("seed " + seed + ", text " + text, unexpected);
            }
        }
        return accepted;
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        boolean wild = random.nextBoolean();
        for (int left = random.nextInt(17); left > 0; left--) {
            if (!wild) {
                text.append((char) ('0' + random.nextInt(10)));
            } else if (random.nextInt(20) == 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                text.append(POOL.charAt(random.nextInt(POOL.length())));
            }
        }
        return text.toString();
    }
}
