package io.github.cccsdk.cli.input;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.pricing.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The fields of one JSON object of the order file; what is wrong with one is told with its place. */
final class Fields {
    private final String place;
    private final Map<?, ?> values;

    private Fields(String place, Map<?, ?> values) {
        this.place = place;
        this.values = values;
    }

    /**
     * The fields of an object.
     *
     * @param place where it is, such as {@code items[0]}; empty for the whole file
     * @param known the names that may occur
     * @throws CccRequestException if it is no object, or has another field
     */
    static Fields of(Object value, String place, Set<String> known) {
        if (!(value instanceof Map<?, ?> values)) {
            throw CccRequestException.invalid(
                    place.isEmpty() ? "order file" : place, "is " + typeOf(value) + ": write a JSON object");
        }
        Fields fields = new Fields(place, values);
        for (Object name : values.keySet()) {
            if (!known.contains(name)) {
                throw CccRequestException.invalid(
                        fields.place(OneLine.of(name.toString(), 60)),
                        "is no field of an order file: correct its spelling or remove it; known here are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
        return fields;
    }

    /** Where a field of this object is, such as {@code items[0].pages}. */
    String place(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof String text) {
                return text;
            }
            throw wrongType(name, value, "write a text in quotation marks");
        });
    }

    String requiredText(String name, String hint) {
        return text(name).orElseThrow(() -> CccRequestException.invalid(place(name), "is missing: " + hint));
    }

    OptionalInt integer(String name) {
        Optional<Object> found = value(name);
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!(found.get() instanceof BigDecimal number)) {
            throw wrongType(name, found.get(), "write a whole number without quotation marks");
        }
        try {
            return OptionalInt.of(number.intValueExact());
        } catch (ArithmeticException fraction) {
            throw CccRequestException.invalid(
                    place(name), "is " + OneLine.of(number.toString(), 40) + ": write a whole number");
        }
    }

    boolean flag(String name) {
        return value(name)
                .map(value -> {
                    if (value instanceof Boolean flag) {
                        return flag;
                    }
                    throw wrongType(name, value, "write true or false");
                })
                .orElse(false);
    }

    /** An amount, from a decimal string or a JSON number, either read exactly. */
    Optional<Money> money(String name, String currency) {
        return value(name).map(value -> {
            if (value instanceof String text) {
                return Money.of(text, currency);
            }
            if (value instanceof BigDecimal number) {
                return Money.of(number, currency);
            }
            throw wrongType(name, value, "write an amount like \"50.00\"");
        });
    }

    /** The elements of a list that must be there. */
    List<?> list(String name, String hint) {
        Object value = value(name).orElseThrow(() -> CccRequestException.invalid(place(name), "is missing: " + hint));
        if (value instanceof List<?> elements) {
            return elements;
        }
        throw wrongType(name, value, "write a list in square brackets");
    }

    private Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private CccRequestException wrongType(String name, Object value, String hint) {
        return CccRequestException.invalid(place(name), "is " + typeOf(value) + ": " + hint);
    }

    private static String typeOf(Object value) {
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof BigDecimal) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof Map ? "an object" : "null";
    }
}
