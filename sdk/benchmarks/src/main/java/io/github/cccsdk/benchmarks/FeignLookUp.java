package io.github.cccsdk.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Feign;
import feign.Headers;
import feign.Request;
import feign.RequestLine;
import feign.Retryer;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.feign.FeignDecorators;
import io.github.resilience4j.feign.Resilience4jFeign;
import io.github.resilience4j.retry.Retry;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/** OpenFeign over OkHttp, with Resilience4j's retry and circuit breaker and an interceptor that adds the kept token. */
final class FeignLookUp implements LookUp {
    interface Prices {
        @RequestLine("POST " + Answers.PRICE_PATH)
        @Headers({"Content-Type: application/json", "Accept: application/json"})
        PriceReply price(PriceBody body);
    }

    private final Prices prices;

    FeignLookUp(String baseUrl, OkHttpClient client) {
        JsonMapper mapper = PriceReply.mapper();
        String token = TokenReply.signIn(baseUrl, client, mapper);
        FeignDecorators decorators = FeignDecorators.builder()
                .withCircuitBreaker(CircuitBreaker.ofDefaults("prices"))
                .withRetry(Retry.ofDefaults("prices"))
                .build();
        this.prices = Feign.builder()
                .addCapability(Resilience4jFeign.capability(decorators))
                .client(new feign.okhttp.OkHttpClient(client))
                // OkHttp's own: with any others Feign would copy the client for each call.
                .options(new Request.Options(10, TimeUnit.SECONDS, 10, TimeUnit.SECONDS, true))
                .retryer(Retryer.NEVER_RETRY)
                .encoder(new JacksonEncoder(mapper))
                .decoder(new JacksonDecoder(mapper))
                .requestInterceptor(request -> request.header("Authorization", "Bearer " + token))
                .target(Prices.class, baseUrl);
    }

    @Override
    public BigDecimal total() {
        return prices.price(PriceBody.standard()).total();
    }
}
