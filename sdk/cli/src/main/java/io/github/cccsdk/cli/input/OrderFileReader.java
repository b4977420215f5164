package io.github.cccsdk.cli.input;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.orders.Citation;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PriceRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** From a JSON value to an order; everything that can be checked without a call is checked here. */
final class OrderFileReader {
    private static final Set<String> ORDER_FIELDS =
            Set.of("reference", "maxTotal", "currency", "project", "country", "location", "items");
    private static final Set<String> ITEM_FIELDS = Set.of(
            "item",
            "workId",
            "issn",
            "isbn",
            "title",
            "year",
            "anyYear",
            "pages",
            "pageCount",
            "copies",
            "typeOfUse",
            "articleTitle",
            "author",
            "volume",
            "issue");
    /** Where the library's name of a field is not the file's. */
    private static final Map<String, String> OWN_NAMES =
            Map.of("publicationYear", "year", "locationId", "location", "amount", "maxTotal");

    private static final String ASSUMED_CURRENCY = "USD";

    private OrderFileReader() {}

    static OrderFile read(Object json) {
        Fields fields = Fields.of(json, "", ORDER_FIELDS);
        return inPlace(fields, () -> order(fields));
    }

    /** The fields of an item that stands by itself. */
    static Fields itemFields(Object json) {
        return Fields.of(json, "", ITEM_FIELDS);
    }

    static String itemReference(Fields fields) {
        return Field.text("item", fields.requiredText("item", "give your own reference of it, such as TN-481516"), 64);
    }

    static OrderFile.Item item(Fields fields) {
        return inPlace(fields, () -> item(fields, Optional.empty(), Optional.empty()));
    }

    private static OrderFile order(Fields fields) {
        String reference = Field.text("reference", fields.requiredText("reference", "give the order a name"), 64);
        Optional<String> currency = fields.text("currency");
        // Checks the currency also where there is no limit to give in it.
        Money.zero(currency.orElse(ASSUMED_CURRENCY));
        Optional<Money> maxTotal = fields.money("maxTotal", currency.orElse(ASSUMED_CURRENCY));
        if (maxTotal.filter(limit -> limit.amount().signum() < 0).isPresent()) {
            throw CccRequestException.invalid("maxTotal", "is negative: give zero or more");
        }
        Optional<String> project = fields.text("project").map(text -> Field.text("project", text, 100));
        Optional<String> country = fields.text("country").map(text -> Field.text("country", text, 60));
        Optional<String> location = fields.text("location").map(text -> Field.text("location", text, 60));
        return new OrderFile(
                reference, maxTotal, currency, project, country, location, items(fields, country, location));
    }

    private static List<OrderFile.Item> items(Fields order, Optional<String> country, Optional<String> location) {
        List<?> elements = order.list("items", "give at least one item");
        if (elements.isEmpty() || elements.size() > OrderRequest.MAX_ITEMS) {
            throw CccRequestException.invalid(
                    "items", "has " + elements.size() + " elements: give 1 to " + OrderRequest.MAX_ITEMS);
        }
        List<OrderFile.Item> items = new ArrayList<>();
        Set<String> references = new HashSet<>();
        for (int at = 0; at < elements.size(); at++) {
            Fields fields = Fields.of(elements.get(at), "items[" + at + "]", ITEM_FIELDS);
            OrderFile.Item item = inPlace(fields, () -> item(fields, country, location));
            if (!references.add(item.reference())) {
                throw CccRequestException.invalid(
                        fields.place("item"),
                        "names " + OneLine.of(item.reference(), 64)
                                + " a second time: it would be paid twice, so remove one");
            }
            items.add(item);
        }
        return items;
    }

    private static OrderFile.Item item(Fields fields, Optional<String> country, Optional<String> location) {
        String reference = itemReference(fields);
        PriceRequest.Builder request = PriceRequest.builder();
        fields.text("workId").ifPresent(request::workId);
        fields.text("issn").ifPresent(request::issn);
        fields.text("isbn").ifPresent(request::isbn);
        fields.text("title").ifPresent(request::title);
        fields.integer("year").ifPresent(request::publicationYear);
        fields.text("pages").ifPresent(request::pages);
        fields.integer("pageCount").ifPresent(request::pageCount);
        fields.integer("copies").ifPresent(request::copies);
        fields.text("typeOfUse").ifPresent(request::typeOfUse);
        country.ifPresent(request::country);
        location.ifPresent(request::locationId);
        if (fields.flag("anyYear")) {
            request.anyYear();
        } else if (fields.integer("year").isEmpty()) {
            throw CccRequestException.invalid(
                    "year", "is missing, and CCC would take that as this year: give the year, or \"anyYear\": true");
        }
        if (fields.text("pages").isEmpty() && fields.integer("pageCount").isEmpty()) {
            throw CccRequestException.invalid("pages", "is missing: give a page range, or pageCount");
        }
        Citation citation = new Citation(
                fields.text("articleTitle"), fields.text("author"), fields.text("volume"), fields.text("issue"));
        return new OrderFile.Item(reference, request.build(), citation);
    }

    private static <T> T inPlace(Fields fields, Supplier<T> read) {
        return NamedFields.with(path -> placed(fields, path), read);
    }

    private static String placed(Fields fields, String path) {
        String own = OWN_NAMES.getOrDefault(path, path);
        return ORDER_FIELDS.contains(own) || ITEM_FIELDS.contains(own) ? fields.place(own) : path;
    }
}
