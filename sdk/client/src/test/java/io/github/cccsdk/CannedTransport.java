package io.github.cccsdk;

import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** An HTTP client that answers sign-ins and prices by itself, without a socket: what is left is the cost of the SDK. */
final class CannedTransport {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final byte[] TOKEN =
            "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PRICE = ("{\"response\":{\"status\":{\"code\":\"OK\",\"message\":\"\"},\"content\":"
                    + "{\"workId\":\"122883898\",\"right\":\"AVAILABLE\",\"rightsholder\":\"R\",\"product\":\"PRINT\","
                    + "\"currency\":\"USD\",\"baseFee\":30.00,\"perPageFee\":0.50,\"processingFee\":3.50,"
                    + "\"total\":43.00,\"terms\":\"\",\"asOf\":\"2026-11-23T10:15:00Z\"}}}")
            .getBytes(StandardCharsets.UTF_8);

    private CannedTransport() {}

    static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(ResponseBody.create(
                                chain.request().url().encodedPath().endsWith("/oauth/token") ? TOKEN : PRICE, JSON))
                        .build())
                .build();
    }
}
