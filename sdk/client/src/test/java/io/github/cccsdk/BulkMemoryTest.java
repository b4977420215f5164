package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.pricing.PriceRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hundred thousand prices, each another one, in a heap of 64 MB. */
class BulkMemoryTest {
    private static final int PRICES = 100_000;

    @Test
    void aHundredThousandPricesFitIntoAHeapOf64Megabytes() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BulkMemoryTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("priced " + PRICES);
        assertThat(child.exitValue()).isZero();
    }

    public static void main(String[] args) {
        try (CccClient client = CccClient.builder()
                .baseUrl("https://ccc.invalid")
                .credentials(CccCredentials.of("user", "password"))
                .httpClient(CannedTransport.client())
                .build()) {
            long priced = client.pricing()
                    .quoteAll(IntStream.range(0, PRICES)
                            .mapToObj(number -> PriceRequest.builder()
                                    .workId("122883898")
                                    .title("Article number " + number)
                                    .publicationYear(2004)
                                    .pageCount(19)
                                    .build()))
                    .filter(result -> result.outcome().isPresent())
                    .count();
            System.out.println("priced " + priced);
        }
    }
}
