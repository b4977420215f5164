package io.github.cccsdk.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.ByteString;

/** From what MockWebServer read to what is put on record. */
final class Incoming {

    private Incoming() {}

    /** The sender is not known yet. */
    static ReceivedRequest read(RecordedRequest raw, Instant at) {
        String target = raw.getTarget();
        String path = pathOf(target);
        ByteString body = raw.getBody() == null ? ByteString.EMPTY : raw.getBody();
        return new ReceivedRequest(
                Route.of(raw.getMethod(), path).call(),
                raw.getMethod(),
                path,
                path.length() == target.length() ? "" : target.substring(path.length() + 1),
                headersOf(raw.getHeaders()),
                body.utf8(),
                at,
                Optional.empty(),
                raw.getConnectionIndex(),
                raw.getExchangeIndex());
    }

    static String pathOf(String target) {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    private static Map<String, List<String>> headersOf(Headers headers) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            byName.computeIfAbsent(headers.name(i).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(headers.value(i));
        }
        byName.replaceAll((name, values) -> List.copyOf(values));
        return Map.copyOf(byName);
    }
}
