package io.github.cccsdk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

class DrainingTest {

    /** A simulator may serve millions of requests; MockWebServer would keep every one of them. */
    @Test
    void mockWebServerKeepsNoRequests() throws Exception {
        try (CccSimulator sim = CccSimulator.builder().recordLimit(1).start()) {
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            for (int i = 0; i < 50; i++) {
                http.send(
                        HttpRequest.newBuilder(URI.create(sim.baseUrl() + "/")).build(),
                        HttpResponse.BodyHandlers.discarding());
            }

            Field server = CccSimulator.class.getDeclaredField("server");
            server.setAccessible(true);
            assertThat(((MockWebServer) server.get(sim)).takeRequest(0, TimeUnit.SECONDS))
                    .isNull();
            assertThat(sim.count(Call.OTHER)).isEqualTo(50);
        }
    }
}
