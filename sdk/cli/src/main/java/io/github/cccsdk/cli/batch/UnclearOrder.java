package io.github.cccsdk.cli.batch;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.util.List;

/** The failure of an order of which nobody knows whether it exists. It must not look like "nothing was bought". */
public final class UnclearOrder {
    private UnclearOrder() {}

    /** What went wrong, where it is no failure that the library tells. */
    public static CccException of(String reference, Throwable fault) {
        return CccException.of(
                report(
                        reference,
                        "ccc failed while ordering: " + fault.getClass().getName()),
                fault);
    }

    /** @param standing what is known of the order */
    static CccException earlier(String reference, String standing) {
        return CccException.of(report(reference, standing));
    }

    private static ProblemReport report(String reference, String detail) {
        return ProblemReport.builder(CccProblem.ORDER_OUTCOME_UNKNOWN)
                .operation("orders.submit")
                .outcome(Outcome.UNKNOWN)
                .customerReference(reference)
                .detail(detail)
                .resolution(new Resolution(
                        "It is not known whether the order exists at CCC",
                        List.of("Do not order again; ask CCC for it with: ccc orders reconcile \"" + reference + "\""),
                        Actor.LIBRARY,
                        "ccc-sdk"))
                .build();
    }
}
