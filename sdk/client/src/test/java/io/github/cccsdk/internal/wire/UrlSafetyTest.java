package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.error.CccRequestException;
import java.util.List;
import java.util.Random;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trap 20: no value from outside reaches another host, another path, or another parameter. */
class UrlSafetyTest {
    private static final HttpUrl BASE = HttpUrl.get("https://ccc.example/some/prefix/");
    private static final Requests REQUESTS = new Requests(BASE, BASE, "test");

    private static HttpUrl urlOf(Operation<?> operation) {
        return REQUESTS.of(operation, "token", "id").http().url();
    }

    private static void staysInPlace(String number) {
        for (boolean cancel : new boolean[] {false, true}) {
            HttpUrl url = urlOf(cancel ? Calls.cancelOrder(number) : Calls.readOrder(number));
            assertThat(url.host()).as(number).isEqualTo("ccc.example");
            assertThat(url.scheme()).isEqualTo("https");
            assertThat(url.port()).isEqualTo(443);
            assertThat(url.pathSegments().subList(0, 4))
                    .as(number)
                    .isEqualTo(List.of("some", "prefix", "v1", "orders"));
            assertThat(url.pathSegments()).as(number).hasSize(cancel ? 6 : 5);
            assertThat(url.pathSegments().get(4)).isEqualTo(number.strip());
            assertThat(url.query()).isNull();
            assertThat(url.fragment()).isNull();
            // Another reader of the same text, a proxy say, must see the same path.
            assertThat(HttpUrl.get(url.toString()).encodedPath()).isEqualTo(url.encodedPath());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "501",
                "a/b",
                "/",
                "//evil.example",
                "\\..\\..",
                "../account",
                "%2e%2e",
                "%2E%2E%2Faccount",
                ".%2e",
                "%00",
                "?a=b",
                "#a",
                ";a=b",
                "@evil.example",
                "https://evil.example",
                "órden",
                "№ 7",
                "𝟓𝟎𝟏",
                "a b",
                "+",
                "..."
            })
    void anOrderNumberStaysOneSegment(String number) {
        staysInPlace(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", " .. ", "\u00a0", "a\nb", "a\u0000b", "a\u2028b"})
    void anOrderNumberThatCannotBeOneSegmentIsRefused(String number) {
        for (Runnable call : List.<Runnable>of(() -> Calls.readOrder(number), () -> Calls.cancelOrder(number))) {
            if (number.equals("\u00a0")) {
                staysInPlace(number);
            } else {
                assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                CccRequestException.class,
                                refused -> assertThat(refused.violations())
                                        .singleElement()
                                        .satisfies(violation ->
                                                assertThat(violation.path()).isEqualTo("orderNumber")));
            }
        }
    }

    @Test
    void randomOrderNumbersStayInPlaceOrAreRefused() {
        long seed = Long.getLong("seed", 20261123L);
        Random random = new Random(seed);
        String alphabet = "./\\%2eEfF?#&=;:@+ ~\u00e9\u202e\ud835\udfd3ab0\n";
        int[] points = alphabet.codePoints().toArray();
        for (int round = 0; round < 20_000; round++) {
            StringBuilder number = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                number.appendCodePoint(points[random.nextInt(points.length)]);
            }
            try {
                staysInPlace(number.toString());
            } catch (CccRequestException refused) {
                assertThat(number.toString().strip())
                        .as("seed " + seed)
                        .matches(
                                text -> text.isEmpty() || text.equals(".") || text.equals("..") || text.contains("\n"));
            } catch (AssertionError moved) {
                throw new AssertionError("seed " + seed + ", round " + round + ": " + number, moved);
            }
        }
    }

    @Test
    void aReferenceStaysOneParameter() {
        for (String reference : List.of("a&b=c", "a#b", "a=b", "a+b", "a%26b", "é", "a b", "\"", "'", "<>")) {
            HttpUrl url = urlOf(Calls.findOrders("orders.find", reference));
            assertThat(url.queryParameterNames()).containsExactly("customerReference");
            assertThat(url.queryParameter("customerReference")).isEqualTo(reference);
            assertThat(url.encodedPath()).isEqualTo("/some/prefix/v1/orders");
        }
    }
}
