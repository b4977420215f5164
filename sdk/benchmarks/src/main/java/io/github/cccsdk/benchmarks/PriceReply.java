package io.github.cccsdk.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Instant;

/** The answer as the peers read it. */
record PriceReply(Response response) {
    record Response(Status status, Price content) {}

    record Status(String code, String message) {}

    record Price(
            String workId,
            String right,
            String rightsholder,
            String product,
            String currency,
            BigDecimal baseFee,
            BigDecimal perPageFee,
            BigDecimal processingFee,
            BigDecimal total,
            String terms,
            Instant asOf) {}

    static JsonMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** The total of an answer that is a price; the least a careful caller checks. */
    BigDecimal total() {
        if (!response.status().code().equals("OK")) {
            throw new IllegalStateException("refused: " + response.status().code());
        }
        return response.content().total();
    }
}
