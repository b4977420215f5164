package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/** Says what a use costs now. */
final class PriceDesk {

    private static final Set<String> FIELDS = fields();

    private final Works works;
    private final Clock clock;

    PriceDesk(Works works, Clock clock) {
        this.works = works;
        this.clock = clock;
    }

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(Use.FIELDS);
        fields.add("country");
        fields.add("locationId");
        return Set.copyOf(fields);
    }

    Answer answer(ReceivedRequest request, Account account) {
        Violations violations = new Violations();
        StrictObject body = StrictObject.body(request, FIELDS, violations);
        Use use = Use.in(body);
        Place place = Place.in(body);
        violations.refuseIfAny();
        AccountRules.mayPrice(account, place);
        Work work = works.find(use.workId()).orElseThrow(Refusals::workNotFound);
        return Answer.success(200, price(work, use));
    }

    private ObjectNode price(Work work, Use use) {
        ObjectNode price = StrictJson.object();
        price.put("workId", work.workId());
        price.put("right", work.covers(use.publicationYear()) ? work.right() : "UNAVAILABLE");
        price.put("rightsholder", work.rightsholder());
        price.put("product", work.product());
        if (work.available() && work.covers(use.publicationYear())) {
            work.fees()
                    .ifPresent(fees -> price.put("currency", fees.currency())
                            .put("baseFee", fees.baseFee())
                            .put("perPageFee", fees.perPageFee())
                            .put("processingFee", fees.processingFee())
                            .put("total", fees.total(use.pages(), use.copies())));
        }
        price.put("terms", work.terms());
        price.put("asOf", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return price;
    }
}
