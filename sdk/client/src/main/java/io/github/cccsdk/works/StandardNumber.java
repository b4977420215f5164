package io.github.cccsdk.works;

import java.util.Objects;

/**
 * A number that CCC gives for a work, as it came: neither its type nor its check digit is judged, so that types this
 * library does not know survive. {@link Issn} and {@link Isbn} are the checked forms.
 *
 * @param type such as {@code issn} or {@code isbn}
 * @param value the number, with or without hyphens
 */
public record StandardNumber(String type, String value) {
    public StandardNumber {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
    }
}
