package io.github.cccsdk.cli.rows;

import io.github.cccsdk.cli.input.ItemLine;
import io.github.cccsdk.orders.Citation;
import io.github.cccsdk.pricing.PriceRequest;
import java.util.Optional;

/** A JSON line with the fields of an item of an order file. Such a line does not tell what was paid or ordered before. */
public final class ItemTransaction implements Transaction {
    private final String reference;
    private final ItemLine line;

    ItemTransaction(String reference, ItemLine line) {
        this.reference = reference;
        this.line = line;
    }

    @Override
    public String number() {
        return reference;
    }

    @Override
    public String itemReference() {
        return reference;
    }

    @Override
    public boolean alreadyPaid() {
        return false;
    }

    @Override
    public Optional<String> cccOrder() {
        return Optional.empty();
    }

    @Override
    public PriceRequest priceRequest() {
        return line.item().request();
    }

    @Override
    public Citation citation() {
        return line.item().citation();
    }
}
