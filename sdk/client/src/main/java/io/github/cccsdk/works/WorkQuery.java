package io.github.cccsdk.works;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What to search the catalogue for: a standard number or a title, and a publication year. Immutable.
 *
 * <p>A year, or {@link Builder#anyYear()}, is demanded because CCC takes a blank year to mean the current one and then
 * finds nothing for older records (Atlas).
 */
public final class WorkQuery {
    /** The most works on one page. */
    public static final int MAX_LIMIT = 100;

    private final @Nullable StandardNumber standardNumber;
    private final @Nullable String title;
    private final @Nullable Integer publicationYear;
    private final boolean anyYear;
    private final @Nullable String country;
    private final int limit;
    private final int offset;

    private WorkQuery(Builder from) {
        standardNumber = from.standardNumber;
        title = from.title;
        publicationYear = from.publicationYear;
        anyYear = from.anyYear;
        country = from.country;
        limit = from.limit;
        offset = from.offset;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this query. */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.standardNumber = standardNumber;
        copy.title = title;
        copy.publicationYear = publicationYear;
        copy.anyYear = anyYear;
        copy.country = country;
        copy.limit = limit;
        copy.offset = offset;
        return copy;
    }

    public Optional<StandardNumber> standardNumber() {
        return Optional.ofNullable(standardNumber);
    }

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    public OptionalInt publicationYear() {
        return publicationYear == null ? OptionalInt.empty() : OptionalInt.of(publicationYear);
    }

    public boolean anyYear() {
        return anyYear;
    }

    public Optional<String> country() {
        return Optional.ofNullable(country);
    }

    public int limit() {
        return limit;
    }

    public int offset() {
        return offset;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkQuery that && identity().equals(that.identity());
    }

    @Override
    public int hashCode() {
        return identity().hashCode();
    }

    @Override
    public String toString() {
        return "WorkQuery" + identity();
    }

    private List<Object> identity() {
        return List.of(standardNumber(), title(), publicationYear(), anyYear, country(), limit, offset);
    }

    /** Collects a query. Not thread-safe. */
    public static final class Builder {
        private @Nullable StandardNumber standardNumber;
        private @Nullable String title;
        private @Nullable Integer publicationYear;
        private boolean anyYear;
        private @Nullable String country;
        private int limit = 20;
        private int offset;

        private Builder() {}

        /** An ISSN, with or without hyphen; its check digit is verified here. */
        public Builder issn(String value) {
            return issn(Issn.parse(value));
        }

        public Builder issn(Issn value) {
            standardNumber = new StandardNumber("issn", value.toString());
            return this;
        }

        /** An ISBN of 10 or 13 digits, with or without hyphens; its check digit is verified here. */
        public Builder isbn(String value) {
            return isbn(Isbn.parse(value));
        }

        public Builder isbn(Isbn value) {
            standardNumber = new StandardNumber("isbn", value.toString());
            return this;
        }

        /** The full title, at most 500 characters; CCC does not match abbreviated ones (Atlas). */
        public Builder title(String value) {
            title = Field.text("title", value, 500);
            return this;
        }

        /** The year of publication, 1000 to 2999. */
        public Builder publicationYear(int value) {
            publicationYear = Field.between("publicationYear", value, 1000, 2999);
            return this;
        }

        /** Asks for records of any year; whether CCC can do so is an assumption. */
        public Builder anyYear() {
            anyYear = true;
            return this;
        }

        /** Takes back a year, to choose anew. */
        public Builder withoutYear() {
            publicationYear = null;
            anyYear = false;
            return this;
        }

        /** The country of use, such as {@code US}. */
        public Builder country(String value) {
            country = Field.text("country", value, 60);
            return this;
        }

        /** Works on one page, 1 to 100; 20 if not set. */
        public Builder limit(int value) {
            limit = Field.between("limit", value, 1, MAX_LIMIT);
            return this;
        }

        /** Works to skip; 0 if not set. */
        public Builder offset(int value) {
            offset = Field.between("offset", value, 0, 1_000_000);
            return this;
        }

        /** @throws CccRequestException {@code REQUEST_INVALID} if there is neither number nor title, or no year */
        public WorkQuery build() {
            if (standardNumber == null && title == null) {
                throw CccRequestException.invalid("standardNumber", "is missing: give an ISSN, an ISBN or a title");
            }
            if (publicationYear == null && !anyYear) {
                throw CccRequestException.invalid(
                        "publicationYear",
                        "is missing, and CCC would take that as this year: give the year, or ask for anyYear()");
            }
            if (publicationYear != null && anyYear) {
                throw CccRequestException.invalid(
                        "publicationYear", "is given together with anyYear(): keep one of the two");
            }
            return new WorkQuery(this);
        }
    }
}
