package io.github.cccsdk.benchmarks;

/** The request as the peers send it: what the SDK sends for {@link SdkLookUp}. */
record PriceBody(String workId, String typeOfUse, int publicationYear, int pages, int copies, String country) {
    static PriceBody standard() {
        return new PriceBody(Answers.WORK_ID, "ILL_PHOTOCOPY", 2004, 19, 1, "US");
    }
}
