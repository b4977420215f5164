package io.github.cccsdk.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a submitted order says. */
record OrderRequest(
        String customerReference,
        Optional<String> project,
        Place place,
        Optional<Account.BillingAddress> billingAddress,
        String paymentMethod,
        List<Line> lines) {

    record Line(String itemReference, Use use) {}

    private static final Set<String> FIELDS =
            Set.of("customerReference", "project", "country", "locationId", "billingAddress", "paymentInfo", "items");
    private static final Set<String> BILLING_FIELDS = Set.of("country", "address1", "city", "state", "zip");
    private static final Set<String> PAYMENT_FIELDS = Set.of("method");
    private static final List<String> CITATION = List.of("articleTitle", "author", "volume", "issue", "pageRange");
    private static final Set<String> ITEM_FIELDS = itemFields();

    private static Set<String> itemFields() {
        Set<String> fields = new HashSet<>(Use.FIELDS);
        fields.add("itemReference");
        fields.addAll(CITATION);
        return Set.copyOf(fields);
    }

    /** Reads it, or refuses with everything that is wrong. */
    static OrderRequest in(ReceivedRequest request) {
        Violations violations = new Violations();
        StrictObject body = StrictObject.body(request, FIELDS, violations);
        OrderRequest order = new OrderRequest(
                body.text("customerReference"),
                body.optionalText("project"),
                Place.in(body),
                body.optionalObject("billingAddress", BILLING_FIELDS).map(OrderRequest::billing),
                body.object("paymentInfo", PAYMENT_FIELDS)
                        .map(OrderRequest::payment)
                        .orElse(""),
                body.objects("items", ITEM_FIELDS).stream()
                        .map(OrderRequest::line)
                        .toList());
        violations.refuseIfAny();
        return order;
    }

    private static Account.BillingAddress billing(StrictObject address) {
        return new Account.BillingAddress(
                address.text("country"),
                address.text("address1"),
                address.text("city"),
                address.optionalText("state").orElse(""),
                address.optionalText("zip").orElse(""));
    }

    private static String payment(StrictObject payment) {
        String method = payment.text("method");
        if (!method.isEmpty() && !method.equals("INVOICE") && !method.equals("CREDIT_CARD")) {
            payment.invalid("method");
        }
        return method;
    }

    private static Line line(StrictObject item) {
        CITATION.forEach(item::optionalText);
        return new Line(item.text("itemReference"), Use.in(item));
    }
}
