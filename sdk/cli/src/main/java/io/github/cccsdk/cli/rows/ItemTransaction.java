package io.github.cccsdk.cli.rows;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.orders.Citation;
import io.github.cccsdk.pricing.PriceRequest;
import java.util.Optional;

/** A JSON line with the fields of an item of an order file. */
public record ItemTransaction(String number) implements Transaction {
    @Override
    public String itemReference() {
        return number;
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
        throw CccRequestException.invalid("issn", "is missing");
    }

    @Override
    public Citation citation() {
        return Citation.NONE;
    }
}
