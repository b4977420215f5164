package io.github.cccsdk.benchmarks;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.pricing.PriceRequest;
import java.math.BigDecimal;
import okhttp3.OkHttpClient;

/** The look-up through this SDK, with every setting at its default. */
final class SdkLookUp implements LookUp {
    private final CccClient ccc;

    SdkLookUp(String baseUrl, OkHttpClient client) {
        this.ccc = CccClient.builder()
                .baseUrl(baseUrl)
                .credentials(CccCredentials.of("user", "password"))
                .httpClient(client)
                .build();
    }

    @Override
    public BigDecimal total() {
        PriceRequest request = PriceRequest.builder()
                .workId(Answers.WORK_ID)
                .publicationYear(2004)
                .pageCount(19)
                .country("US")
                .build();
        return ccc.pricing().quote(request).quoteOrThrow().total().amount();
    }

    @Override
    public void close() {
        ccc.close();
    }
}
