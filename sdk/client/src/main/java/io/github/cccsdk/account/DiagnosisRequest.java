package io.github.cccsdk.account;

import io.github.cccsdk.error.Field;
import io.github.cccsdk.works.Issn;
import java.util.Objects;

/**
 * The work whose price a diagnosis asks for. Nothing is ever ordered.
 *
 * @param issn of a journal that CCC is sure to have
 * @param publicationYear a year inside its record, 1000 to 2999
 */
public record DiagnosisRequest(Issn issn, int publicationYear) {
    public DiagnosisRequest {
        Objects.requireNonNull(issn, "issn");
        Field.between("publicationYear", publicationYear, 1000, 2999);
    }

    /** The Journal of Speech, Language, and Hearing Research of 2004; that CCC licenses it is an assumption. */
    public static DiagnosisRequest standard() {
        return of("1092-4388", 2004);
    }

    /**
     * Another work.
     *
     * @throws io.github.cccsdk.error.CccRequestException {@code REQUEST_INVALID} if the ISSN or the year is none
     */
    public static DiagnosisRequest of(String issn, int publicationYear) {
        return new DiagnosisRequest(Issn.parse(issn), publicationYear);
    }
}
