package io.github.cccsdk.pricing;

/** What a work was found by. */
public enum MatchedBy {
    WORK_ID,
    ISSN,
    ISBN,
    TITLE,
    /** By its title, after its number had found nothing: only where the request allowed it. */
    TITLE_AFTER_NUMBER
}
