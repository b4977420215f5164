package io.github.cccsdk.internal.account;

import io.github.cccsdk.account.AccountInfo;
import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.account.Diagnosis;
import io.github.cccsdk.account.DiagnosisRequest;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.pricing.Ambiguous;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.PricingClient;
import io.github.cccsdk.time.TimeSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks CCC what a diagnosis needs to know: a sign-in, the account, one price. Never an order. */
public final class AccountDiagnosis {
    private static final String NO_SIGN_IN = "it needs a sign-in, which did not succeed";

    private final Pipeline pipeline;
    private final PricingClient pricing;
    private final AccountChecklist checklist;
    private final TimeSource time;
    private final Optional<BillingAddress> billingAddress;
    private final Optional<String> locationId;
    private final Map<String, String> environment;

    /** @param environment what the report may say of this client and the machine it runs on */
    public AccountDiagnosis(
            Pipeline pipeline,
            PricingClient pricing,
            ErrorReader errors,
            TimeSource time,
            Optional<BillingAddress> billingAddress,
            Optional<String> locationId,
            Map<String, String> environment) {
        this.pipeline = pipeline;
        this.pricing = pricing;
        this.checklist = new AccountChecklist(errors);
        this.time = time;
        this.billingAddress = billingAddress;
        this.locationId = locationId;
        this.environment = environment;
    }

    Diagnosis of(DiagnosisRequest request, Supplier<Optional<AccountInfo>> account) {
        Answer<Boolean> signIn = Answer.to(() -> pipeline.readCall("session.sign-in", scope -> {
            pipeline.prepare(scope);
            return true;
        }));
        boolean signedIn = signIn.value().isPresent();
        AccountEvidence evidence = new AccountEvidence(
                signIn,
                signedIn ? Answer.to(account) : Answer.notAsked(NO_SIGN_IN),
                signedIn ? Answer.to(() -> probe(request)) : Answer.notAsked(NO_SIGN_IN),
                billingAddress,
                locationId);
        return new Diagnosis(time.now(), checklist.of(evidence), environment);
    }

    /** Of several records any will do: it is the account that is looked at, not the work. */
    private PriceOutcome probe(DiagnosisRequest request) {
        PriceRequest.Builder price = PriceRequest.builder()
                .publicationYear(request.publicationYear())
                .pageCount(1);
        PriceOutcome outcome =
                pricing.quote(price.issn(request.issn().toString()).build());
        return outcome instanceof Ambiguous several
                ? pricing.quote(
                        price.workId(several.candidates().get(0).workId()).build())
                : outcome;
    }
}
