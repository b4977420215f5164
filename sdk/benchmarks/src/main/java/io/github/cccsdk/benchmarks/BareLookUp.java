package io.github.cccsdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** What a good developer writes who has OkHttp and Jackson: no deadline, retry, breaker or renewal of the token. */
final class BareLookUp implements LookUp {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client;
    private final HttpUrl url;
    private final String token;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    BareLookUp(String baseUrl, OkHttpClient client) {
        JsonMapper mapper = PriceReply.mapper();
        this.client = client;
        this.url = HttpUrl.get(baseUrl + Answers.PRICE_PATH);
        this.token = TokenReply.signIn(baseUrl, client, mapper);
        this.writer = mapper.writerFor(PriceBody.class);
        this.reader = mapper.readerFor(PriceReply.class);
    }

    @Override
    public BigDecimal total() {
        try {
            Request request = new Request.Builder()
                    .url(url)
                    .header("Accept", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .post(RequestBody.create(writer.writeValueAsBytes(PriceBody.standard()), JSON))
                    .build();
            try (Response response = client.newCall(request).execute()) {
                if (!response.isSuccessful()) {
                    throw new IllegalStateException("answered " + response.code());
                }
                return reader.<PriceReply>readValue(response.body().byteStream())
                        .total();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
