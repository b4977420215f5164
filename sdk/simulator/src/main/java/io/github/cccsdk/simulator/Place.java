package io.github.cccsdk.simulator;

import java.util.Optional;

/** The country and the location a price or an order is for, both optional on the wire. */
record Place(Optional<String> country, Optional<String> locationId) {

    static Place in(StrictObject object) {
        Optional<String> country = object.optionalText("country");
        country.filter(code -> !code.isEmpty() && !Fields.isCountry(code)).ifPresent(code -> object.invalid("country"));
        return new Place(country, object.optionalText("locationId"));
    }
}
