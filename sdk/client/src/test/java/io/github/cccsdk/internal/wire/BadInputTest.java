package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.works.WorkQuery;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with settings and requests is found before any network call, and its field is named. Traps 15, 21, 22. */
class BadInputTest {
    private static final String SECRET = "s3cret-in-a-setting";

    private record Setting(String name, String field, UnaryOperator<CccClient.Builder> wrong) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Setting url(String url) {
        return new Setting("base URL " + url, "baseUrl", builder -> builder.baseUrl(url));
    }

    private static Stream<Setting> timeouts(String field, Setter setter) {
        return Stream.of(
                        Duration.ZERO,
                        Duration.ofMillis(-1),
                        Duration.ofNanos(1),
                        Duration.ofNanos(999_999),
                        Duration.ofHours(24).plusNanos(1),
                        Duration.ofDays(25),
                        Duration.ofSeconds(Long.MAX_VALUE),
                        Duration.ofSeconds(Long.MIN_VALUE))
                .map(value -> new Setting(field + " " + value, field, builder -> setter.set(builder, value)));
    }

    private interface Setter {
        CccClient.Builder set(CccClient.Builder builder, Duration value);
    }

    static Stream<Setting> settings() {
        Stream<Setting> urls = Stream.of(
                        "",
                        " ",
                        "ccc.example",
                        "ftp://ccc.example",
                        "https://",
                        "https://ccc.example:99999",
                        "https://librarian:" + SECRET + "@ccc.example",
                        "https://" + SECRET + "@ccc.example",
                        "https://ccc.example?key=" + SECRET,
                        "https://ccc.example#" + SECRET,
                        "http s://" + SECRET,
                        "http://ccc.example",
                        "http://localhost.ccc.example",
                        "http://127.0.0.1.ccc.example",
                        "http://127.999.0.1",
                        "http://0.0.0.0",
                        "http://10.0.0.1",
                        "http://[::2]")
                .map(BadInputTest::url);
        Stream<Setting> others = Stream.of(
                new Setting(
                        "token URL over plain http", "tokenUrl", builder -> builder.tokenUrl("http://ccc.example/t")),
                new Setting(
                        "token URL with a password",
                        "tokenUrl",
                        builder -> builder.tokenUrl("https://a:" + SECRET + "@ccc.example/t")),
                new Setting(
                        "order time-out of 59 s",
                        "orderTimeout",
                        builder -> builder.orderTimeout(Duration.ofSeconds(59))),
                new Setting(
                        "agent with a line break",
                        "userAgentSuffix",
                        builder -> builder.userAgentSuffix("a\r\nX-Evil: " + SECRET)),
                new Setting("agent beyond ASCII", "userAgentSuffix", builder -> builder.userAgentSuffix("Büro")),
                new Setting("long agent", "userAgentSuffix", builder -> builder.userAgentSuffix("a".repeat(101))),
                new Setting("blank country", "country", builder -> builder.country(" ")),
                new Setting(
                        "control character in the location", "locationId", builder -> builder.locationId("L\u00071")));
        return Stream.of(
                        urls,
                        others,
                        timeouts("timeout", CccClient.Builder::timeout),
                        timeouts("orderTimeout", CccClient.Builder::orderTimeout),
                        timeouts("connectTimeout", CccClient.Builder::connectTimeout),
                        timeouts("readTimeout", CccClient.Builder::readTimeout),
                        timeouts("maxQuoteAge", CccClient.Builder::maxQuoteAge))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aWrongSettingIsATypedErrorThatNamesIt(Setting setting) {
        CccClient.Builder builder = CccClient.builder()
                .baseUrl("https://ccc.example")
                .credentials(CccCredentials.of("librarian", LoopbackCcc.PASSWORD));
        CccException thrown = catchThrowableOfType(
                CccException.class, () -> setting.wrong().apply(builder).build().close());
        assertThat(thrown).isNotNull();
        assertThat(thrown.problem()).isIn(CccProblem.CONFIGURATION_INVALID, CccProblem.REQUEST_INVALID);
        assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(thrown.getMessage()).contains(setting.field()).doesNotContain(SECRET);
        assertThat(thrown.resolution().steps()).isNotEmpty();
    }

    @Test
    void missingSettingsAreNamed() {
        CccException noUrl = catchThrowableOfType(
                CccException.class, () -> CccClient.builder().build());
        assertThat(noUrl).isInstanceOf(CccConfigurationException.class).hasMessageContaining("baseUrl");
        CccException noCredentials = catchThrowableOfType(
                CccException.class,
                () -> CccClient.builder().baseUrl("https://ccc.example").build());
        assertThat(noCredentials).isInstanceOf(CccConfigurationException.class).hasMessageContaining("credentials");
        assertThat(noCredentials.problem()).isEqualTo(CccProblem.CREDENTIALS_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ccc.example", "https://ccc.example/prefix/", "http://localhost:8080", "http://LOCALHOST",
                "http://127.0.0.1:8080/prefix", "http://127.8.9.10", "http://[::1]:8080", "http://[0:0:0:0:0:0:0:1]"
            })
    void httpsAndLoopbackAreAccepted(String url) {
        assertThatCode(() -> CccClient.builder()
                        .baseUrl(url)
                        .credentials(CccCredentials.of("librarian", "password"))
                        .build()
                        .close())
                .doesNotThrowAnyException();
    }

    @Test
    void plainHttpIsAcceptedWhereItIsAskedFor() {
        assertThatCode(() -> CccClient.builder()
                        .baseUrl("http://ccc.example")
                        .tokenUrl("http://ccc.example/t")
                        .allowPlainHttp()
                        .credentials(CccCredentials.of("librarian", "password"))
                        .build()
                        .close())
                .doesNotThrowAnyException();
    }

    /** Trap 15: the shortest and the longest times that are accepted are really used. */
    @Test
    void theBoundsThemselvesAreAccepted() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client()
                        .timeout(Duration.ofHours(24))
                        .orderTimeout(Duration.ofHours(24))
                        .connectTimeout(Duration.ofHours(24))
                        .readTimeout(Duration.ofHours(24))
                        .maxQuoteAge(Duration.ofMillis(1))
                        .build()) {
            assertThat(client.orders().submit(LoopbackCcc.order()).orderNumber())
                    .isEqualTo("501");
        }
        assertThatCode(() -> CccClient.builder()
                        .timeout(Duration.ofMillis(1))
                        .connectTimeout(Duration.ofMillis(1))
                        .readTimeout(Duration.ofMillis(1))
                        .orderTimeout(Duration.ofSeconds(60)))
                .doesNotThrowAnyException();
    }

    private record Wrong(String name, String field, Consumer<CccClient> call) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Wrong price(String name, String field, UnaryOperator<PriceRequest.Builder> wrong) {
        return new Wrong(
                name,
                field,
                client -> client.pricing()
                        .quote(wrong.apply(PriceRequest.builder()
                                        .workId("122")
                                        .publicationYear(2004)
                                        .pageCount(19))
                                .build()));
    }

    private static Wrong order(String name, String field, String reference, UnaryOperator<OrderRequest.Builder> wrong) {
        return new Wrong(
                name,
                field,
                client -> client.orders()
                        .submit(wrong.apply(OrderRequest.builder(reference)).build()));
    }

    private static Wrong search(String name, String field, UnaryOperator<WorkQuery.Builder> wrong) {
        return new Wrong(
                name,
                field,
                client -> client.works().search(wrong.apply(WorkQuery.builder()).build()));
    }

    static Stream<Wrong> requests() {
        String longText = "x".repeat(5_000);
        return Stream.of(
                price("zero pages", "pageCount", price -> price.pageCount(0)),
                price("negative pages", "pageCount", price -> price.pageCount(-1)),
                price("too many pages", "pageCount", price -> price.pageCount(10_001)),
                price("zero copies", "copies", price -> price.copies(0)),
                price("negative copies", "copies", price -> price.copies(-1)),
                price("year 0", "publicationYear", price -> price.publicationYear(0)),
                price("a year and any year", "publicationYear", PriceRequest.Builder::anyYear),
                price("blank work id", "workId", price -> price.workId(" ")),
                price("long work id", "workId", price -> price.workId(longText)),
                price("control character in the work id", "workId", price -> price.workId("1\r\n2")),
                price("long type of use", "typeOfUse", price -> price.typeOfUse(longText)),
                price("blank country", "country", price -> price.country("\t")),
                price("control character in the location", "locationId", price -> price.locationId("a\u0085b")),
                price("title fallback without a title", "title", PriceRequest.Builder::allowTitleFallback),
                new Wrong(
                        "nothing to price",
                        "issn",
                        client -> PriceRequest.builder().build()),
                new Wrong(
                        "no pages",
                        "pages",
                        client -> PriceRequest.builder()
                                .workId("1")
                                .publicationYear(2004)
                                .build()),
                new Wrong(
                        "pages that are none",
                        "pages",
                        client -> PriceRequest.builder()
                                .workId("1")
                                .publicationYear(2004)
                                .pages("A-Fz123")
                                .build()),
                new Wrong(
                        "no year",
                        "publicationYear",
                        client ->
                                PriceRequest.builder().workId("1").pageCount(1).build()),
                new Wrong(
                        "wrong check digit",
                        "issn",
                        client -> PriceRequest.builder().issn("1092-4389")),
                order("blank reference", "reference", " ", builder -> builder),
                order("long reference", "reference", "r".repeat(65), builder -> builder),
                order("control character in the reference", "reference", "a\nb", builder -> builder),
                order("separator in the reference", "reference", "a\u2028b", builder -> builder),
                order("no items", "items", "ILL-1", builder -> builder),
                order("blank item", "item", "ILL-1", builder -> builder.item("", LoopbackCcc.quote())),
                order("long item", "item", "ILL-1", builder -> builder.item("i".repeat(65), LoopbackCcc.quote())),
                order(
                        "control character in an item",
                        "item",
                        "ILL-1",
                        builder -> builder.item("a\u0000b", LoopbackCcc.quote())),
                order(
                        "an item twice",
                        "items",
                        "ILL-1",
                        builder -> builder.item("TN-1", LoopbackCcc.quote()).item("TN-1", LoopbackCcc.quote())),
                order("negative limit", "maxTotal", "ILL-1", builder -> builder.maxTotal(Money.usd("-1"))),
                order(
                        "limit in another currency",
                        "maxTotal",
                        "ILL-1",
                        builder -> builder.item("TN-1", LoopbackCcc.quote()).maxTotal(Money.of("100", "EUR"))),
                order("long project", "project", "ILL-1", builder -> builder.project("p".repeat(101))),
                order("blank project", "project", "ILL-1", builder -> builder.project("")),
                search("limit 0", "limit", query -> query.limit(0)),
                search("limit 101", "limit", query -> query.limit(101)),
                search("negative offset", "offset", query -> query.offset(-1)),
                search("long title", "title", query -> query.title(longText)),
                search("nothing to search for", "standardNumber", query -> query.publicationYear(2004)),
                search("no year", "publicationYear", query -> query.title("Nature")),
                new Wrong(
                        "blank order number",
                        "orderNumber",
                        client -> client.orders().get(" ")),
                new Wrong(
                        "order number that climbs",
                        "orderNumber",
                        client -> client.orders().cancel("..")),
                new Wrong(
                        "blank reference to find",
                        "reference",
                        client -> client.orders().find("")),
                new Wrong(
                        "long reference to find",
                        "reference",
                        client -> client.orders().find(longText)),
                new Wrong(
                        "long billing address",
                        "address1",
                        client -> new BillingAddress("US", longText, "Fargo", "ND", "58102")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aWrongRequestIsATypedErrorThatNamesItsFieldBeforeAnyCall(Wrong wrong) {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client().build()) {
            CccRequestException thrown = catchThrowableOfType(
                    CccRequestException.class, () -> wrong.call().accept(client));
            assertThat(thrown).isNotNull();
            assertThat(thrown.problem()).isEqualTo(CccProblem.REQUEST_INVALID);
            assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(thrown.violations()).isNotEmpty();
            assertThat(thrown.violations().get(0).path()).endsWith(wrong.field());
            assertThat(thrown.getMessage()).contains(wrong.field()).hasSizeLessThan(600);
            assertThat(thrown.getMessage().chars()).noneMatch(Character::isISOControl);
            assertThat(ccc.server().connections()).isZero();
        }
    }

    @Test
    void malformedCredentialsAreFoundBeforeAnyCall() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                CccClient client = ccc.client()
                        .credentials(CccCredentials.of("librarian", SECRET + " "))
                        .build()) {
            CccException thrown = catchThrowableOfType(
                    CccException.class, () -> client.account().info());
            assertThat(thrown.problem()).isEqualTo(CccProblem.CREDENTIALS_MALFORMED);
            assertThat(thrown.getMessage()).contains("password").doesNotContain(SECRET);
            assertThat(ccc.server().connections()).isZero();
        }
    }
}
