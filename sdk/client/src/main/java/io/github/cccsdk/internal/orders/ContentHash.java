package io.github.cccsdk.internal.orders;

import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.orders.OrderItem;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.QuotedUse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What makes two requests the same order: project, country, location, billing, and for each item its reference, work, use,
 * year, pages and copies. Never prices, the time of a quote, or limits; nor the order of the items.
 */
final class ContentHash {
    private ContentHash() {}

    static String of(
            OrderRequest request,
            Optional<String> country,
            Optional<String> locationId,
            Optional<BillingAddress> billingAddress) {
        List<String> fields = new ArrayList<>();
        fields.add(request.project().orElse(""));
        fields.add(country.orElse(""));
        fields.add(locationId.orElse(""));
        billingAddress.ifPresentOrElse(
                address -> fields.addAll(
                        List.of(address.country(), address.address1(), address.city(), address.state(), address.zip())),
                () -> fields.addAll(List.of("", "", "", "", "")));
        request.items().stream()
                .sorted(Comparator.comparing(OrderItem::itemReference))
                .forEach(item -> fields.addAll(describe(item)));
        return hash(fields);
    }

    private static List<String> describe(OrderItem item) {
        QuotedUse use = item.quote().use();
        return List.of(
                item.itemReference(),
                item.quote().workId(),
                use.typeOfUse(),
                Integer.toString(use.publicationYear()),
                Integer.toString(use.pageCount().pages()),
                Integer.toString(use.copies()));
    }

    /** The hash of a text as it goes over the wire. */
    static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Each field with its length before it, so that no two lists run into the same text. */
    private static String hash(List<String> fields) {
        MessageDigest digest = sha256();
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
