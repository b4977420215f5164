package io.github.cccsdk.pricing;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.works.Isbn;
import io.github.cccsdk.works.Issn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What to price: a work, a year, pages. Immutable and checked when built, before any network call.
 *
 * <p><b>The strongest identifier given decides</b>: work id, else ISSN, else ISBN, else title. If it finds nothing, the
 * answer is {@link NoMatch}; a weaker one is tried only where {@link Builder#allowTitleFallback()} says so.
 */
public final class PriceRequest {
    /** The use asked for where none is named: a photocopy for interlibrary loan. CCC's own name for it is assumed. */
    public static final String ILL_PHOTOCOPY = "ILL_PHOTOCOPY";

    private final @Nullable String workId;
    private final @Nullable Issn issn;
    private final @Nullable Isbn isbn;
    private final @Nullable String title;
    private final @Nullable Integer publicationYear;
    private final PageCount pageCount;
    private final int copies;
    private final String typeOfUse;
    private final @Nullable String country;
    private final @Nullable String locationId;
    private final boolean titleFallbackAllowed;

    private PriceRequest(Builder from, PageCount pageCount) {
        workId = from.workId;
        issn = from.issn;
        isbn = from.isbn;
        title = from.title;
        publicationYear = from.publicationYear;
        this.pageCount = pageCount;
        copies = from.copies;
        typeOfUse = from.typeOfUse;
        country = from.country;
        locationId = from.locationId;
        titleFallbackAllowed = from.titleFallbackAllowed;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<String> workId() {
        return Optional.ofNullable(workId);
    }

    public Optional<Issn> issn() {
        return Optional.ofNullable(issn);
    }

    public Optional<Isbn> isbn() {
        return Optional.ofNullable(isbn);
    }

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /** The year; empty where any year was asked for. */
    public OptionalInt publicationYear() {
        return publicationYear == null ? OptionalInt.empty() : OptionalInt.of(publicationYear);
    }

    public PageCount pageCount() {
        return pageCount;
    }

    public int copies() {
        return copies;
    }

    public String typeOfUse() {
        return typeOfUse;
    }

    public Optional<String> country() {
        return Optional.ofNullable(country);
    }

    public Optional<String> locationId() {
        return Optional.ofNullable(locationId);
    }

    public boolean titleFallbackAllowed() {
        return titleFallbackAllowed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PriceRequest that && identity().equals(that.identity());
    }

    @Override
    public int hashCode() {
        return identity().hashCode();
    }

    @Override
    public String toString() {
        return "PriceRequest" + identity();
    }

    private List<Object> identity() {
        return List.of(
                workId(),
                issn(),
                isbn(),
                title(),
                publicationYear(),
                pageCount,
                copies,
                typeOfUse,
                country(),
                locationId(),
                titleFallbackAllowed);
    }

    /** Collects a request. Not thread-safe. */
    public static final class Builder {
        private @Nullable String workId;
        private @Nullable Issn issn;
        private @Nullable Isbn isbn;
        private @Nullable String title;
        private @Nullable Integer publicationYear;
        private boolean anyYear;
        private @Nullable String pages;
        private @Nullable Integer pageCount;
        private @Nullable Integer defaultPageCount;
        private int copies = 1;
        private String typeOfUse = ILL_PHOTOCOPY;
        private @Nullable String country;
        private @Nullable String locationId;
        private boolean titleFallbackAllowed;

        private Builder() {}

        /** CCC's identifier of the work, at most 50 characters, as an earlier answer gave it. */
        public Builder workId(String value) {
            workId = Field.text("workId", value, 50);
            return this;
        }

        /** An ISSN, with or without hyphen; its check digit is verified here. */
        public Builder issn(String value) {
            issn = Issn.parse(value);
            return this;
        }

        /** An ISBN of 10 or 13 digits, with or without hyphens; its check digit is verified here. */
        public Builder isbn(String value) {
            isbn = Isbn.parse(value);
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

        /** Takes a record of any year, and its latest year for the price; the quote says which. */
        public Builder anyYear() {
            anyYear = true;
            return this;
        }

        /** The pages as a library writes them, such as {@code 165-83}; see {@link PageRange#parse}. */
        public Builder pages(String value) {
            pages = value;
            return this;
        }

        /** The number of pages, 1 to 10,000; decides where {@link #pages} is given too. */
        public Builder pageCount(int value) {
            pageCount = Field.between("pageCount", value, 1, 10_000);
            return this;
        }

        /**
         * The number of pages, 1 to 10,000, to assume where {@link #pages} is missing or cannot be read. The quote then
         * says that it was assumed. Without it, such pages are an error: CCC refunds no wrong page counts.
         */
        public Builder defaultPageCount(int value) {
            defaultPageCount = Field.between("defaultPageCount", value, 1, 10_000);
            return this;
        }

        /** The number of copies, 1 to 10,000; 1 if not set. */
        public Builder copies(int value) {
            copies = Field.between("copies", value, 1, 10_000);
            return this;
        }

        /** CCC's name of the use; {@value PriceRequest#ILL_PHOTOCOPY} if not set. */
        public Builder typeOfUse(String value) {
            typeOfUse = Field.text("typeOfUse", value, 60);
            return this;
        }

        /** The country of use, such as {@code US}; the client's setting if not set. */
        public Builder country(String value) {
            country = Field.text("country", value, 60);
            return this;
        }

        /** The account's location; the client's setting if not set. */
        public Builder locationId(String value) {
            locationId = Field.text("locationId", value, 60);
            return this;
        }

        /** Searches by title where the ISSN or ISBN finds nothing; the result says so. */
        public Builder allowTitleFallback() {
            titleFallbackAllowed = true;
            return this;
        }

        /** @throws CccRequestException {@code REQUEST_INVALID}, naming the field that is missing or wrong */
        public PriceRequest build() {
            if (workId == null && issn == null && isbn == null && title == null) {
                throw CccRequestException.invalid("issn", "is missing: give a work id, an ISSN, an ISBN or a title");
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
            if (titleFallbackAllowed && title == null) {
                throw CccRequestException.invalid("title", "is missing: allowTitleFallback() needs one");
            }
            return new PriceRequest(this, countPages());
        }

        private PageCount countPages() {
            Optional<String> range = Optional.ofNullable(pages);
            if (pageCount != null) {
                return new PageCount(pageCount, PageCount.Source.GIVEN, range);
            }
            if (pages == null) {
                if (defaultPageCount == null) {
                    throw CccRequestException.invalid("pages", "are missing: give a page range or a page count");
                }
                return new PageCount(defaultPageCount, PageCount.Source.ASSUMED, range);
            }
            try {
                PageRange parsed = PageRange.parse(pages);
                return new PageCount(parsed.pageCount(), PageCount.Source.RANGE, Optional.of(parsed.text()));
            } catch (CccRequestException unreadable) {
                if (defaultPageCount == null) {
                    throw unreadable;
                }
                return new PageCount(defaultPageCount, PageCount.Source.ASSUMED, range);
            }
        }
    }
}
