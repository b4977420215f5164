package io.github.cccsdk.internal.account;

import io.github.cccsdk.account.AccountInfo;
import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.account.Check;
import io.github.cccsdk.account.CheckName;
import io.github.cccsdk.account.CheckStatus;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.error.Resolution;
import io.github.cccsdk.error.Violation;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.errors.Redaction;
import io.github.cccsdk.pricing.Quote;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Draws the conclusions of a diagnosis. What the account itself shows comes first, because it is the most precise; then
 * what CCC refused; that a price came proves only what a price needs.
 */
final class AccountChecklist {
    private static final int MAX_TEXT = 500;
    private static final int MAX_WORD = 80;

    private final ErrorReader errors;

    AccountChecklist(ErrorReader errors) {
        this.errors = errors;
    }

    List<Check> of(AccountEvidence evidence) {
        Map<CheckName, CccException> refusals = refusals(evidence);
        return Arrays.stream(CheckName.values())
                .map(name -> check(name, evidence, refusals))
                .toList();
    }

    private Check check(CheckName name, AccountEvidence evidence, Map<CheckName, CccException> refusals) {
        Optional<Check> shown =
                evidence.account().value().flatMap(info -> info).flatMap(info -> shown(name, info, evidence));
        if (shown.isPresent() && shown.get().status() == CheckStatus.FAILED) {
            return shown.get();
        }
        if (refusals.containsKey(name)) {
            return failed(name, refusals.get(name));
        }
        return shown.orElseGet(() -> switch (name) {
            case CREDENTIALS_CHARACTERS -> credentialsCharacters(evidence);
            case SIGN_IN -> signIn(evidence);
            case PROBE_PRICE -> probePrice(evidence);
            case ONE_ORGANIZATION, LOCATION, DEFAULT_PRICING ->
                quoted(evidence)
                        ? passed(name, "CCC told a price, which it does not without this")
                        : notChecked(name, whyAccountIsSilent(evidence));
            default -> notChecked(name, whyAccountIsSilent(evidence));
        });
    }

    /** Which check each refusal belongs to; the first to be refused counts. */
    private static Map<CheckName, CccException> refusals(AccountEvidence evidence) {
        Map<CheckName, CccException> refusals = new EnumMap<>(CheckName.class);
        Stream.of(evidence.signIn(), evidence.account(), evidence.probe())
                .flatMap(answer -> answer.failure().stream())
                .forEach(failure -> belongingTo(failure).ifPresent(name -> refusals.putIfAbsent(name, failure)));
        return refusals;
    }

    private static Optional<CheckName> belongingTo(CccException failure) {
        return switch (failure.problem()) {
            case CREDENTIALS_MISSING, CREDENTIALS_MALFORMED -> Optional.of(CheckName.CREDENTIALS_CHARACTERS);
            case CREDENTIALS_REJECTED, SESSION_REJECTED, ACCOUNT_LOCKED, APPLICATION_KEY_REJECTED ->
                Optional.of(CheckName.SIGN_IN);
            case ACCOUNT_NOT_CORPORATE -> Optional.of(CheckName.CORPORATE_ACCOUNT);
            case USER_MISCONFIGURED -> Optional.of(CheckName.ONE_ORGANIZATION);
            case LOCATION_NOT_FOUND, USER_NOT_FOUND, LOCATION_AMBIGUOUS -> Optional.of(CheckName.LOCATION);
            case PAYMENT_METHOD_NOT_INVOICE -> Optional.of(CheckName.INVOICE_PAYMENT);
            case PRICING_NOT_CONFIGURED -> Optional.of(CheckName.DEFAULT_PRICING);
            case BILLING_MISMATCH -> Optional.of(CheckName.BILLING_ADDRESS);
            case ACCOUNT_FROZEN -> Optional.of(CheckName.NOT_FROZEN);
            default -> Optional.empty();
        };
    }

    /** What the account's own record shows; empty where it says nothing about it. */
    private Optional<Check> shown(CheckName name, AccountInfo info, AccountEvidence evidence) {
        return switch (name) {
            case CREDENTIALS_CHARACTERS, SIGN_IN, PROBE_PRICE -> Optional.empty();
            case CORPORATE_ACCOUNT -> info.accountType().map(this::accountType);
            case ONE_ORGANIZATION -> organizations(info);
            case LOCATION -> location(info, evidence);
            case INVOICE_PAYMENT -> info.defaultPaymentMethod().map(this::paymentMethod);
            case DEFAULT_PRICING ->
                info.defaultPricing()
                        .map(present -> present
                                ? passed(name, "The account has default pricing")
                                : failed(
                                        name,
                                        CccProblem.PRICING_NOT_CONFIGURED,
                                        "The account has no default preferred pricing"));
            case BILLING_ADDRESS -> billing(info, evidence);
            case NOT_FROZEN ->
                info.frozen()
                        .map(frozen -> frozen
                                ? failed(name, CccProblem.ACCOUNT_FROZEN, "CCC has frozen the account")
                                : passed(name, "The account is not frozen"));
        };
    }

    private Check accountType(String type) {
        return switch (type) {
            case "CORPORATE" -> passed(CheckName.CORPORATE_ACCOUNT, "The account is a corporate one");
            case "INDIVIDUAL" ->
                failed(
                        CheckName.CORPORATE_ACCOUNT,
                        CccProblem.ACCOUNT_NOT_CORPORATE,
                        "The account is an individual one");
            default ->
                notChecked(CheckName.CORPORATE_ACCOUNT, "CCC calls the account " + word(type) + ", which is not known");
        };
    }

    private Optional<Check> organizations(AccountInfo info) {
        int count = info.organizations().size();
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(
                count == 1
                        ? passed(CheckName.ONE_ORGANIZATION, "The user belongs to one organisation")
                        : failed(
                                CheckName.ONE_ORGANIZATION,
                                CccProblem.USER_MISCONFIGURED,
                                "The user belongs to " + count + " organisations"));
    }

    private Optional<Check> location(AccountInfo info, AccountEvidence evidence) {
        int count = info.locations().size();
        if (count == 0) {
            return quoted(evidence)
                    ? Optional.empty()
                    : Optional.of(
                            failed(CheckName.LOCATION, CccProblem.LOCATION_NOT_FOUND, "The account shows no location"));
        }
        if (evidence.locationId().isEmpty()) {
            return Optional.of(
                    count == 1
                            ? passed(CheckName.LOCATION, "The account has one location")
                            : failed(
                                    CheckName.LOCATION,
                                    CccProblem.LOCATION_AMBIGUOUS,
                                    "The account has " + count + " locations, and none of them is configured here"));
        }
        String wanted = evidence.locationId().get();
        boolean known =
                info.locations().stream().anyMatch(location -> location.id().equals(wanted));
        return Optional.of(
                known
                        ? passed(CheckName.LOCATION, "The configured location belongs to the account")
                        : failed(
                                CheckName.LOCATION,
                                CccProblem.LOCATION_AMBIGUOUS,
                                "The configured location " + word(wanted) + " is not one of the account's"));
    }

    private Check paymentMethod(String method) {
        return switch (method) {
            case "INVOICE" -> passed(CheckName.INVOICE_PAYMENT, "The account pays by invoice");
            case "CREDIT_CARD" ->
                failed(
                        CheckName.INVOICE_PAYMENT,
                        CccProblem.PAYMENT_METHOD_NOT_INVOICE,
                        "The account pays by credit card");
            default ->
                notChecked(
                        CheckName.INVOICE_PAYMENT,
                        "CCC calls the payment method " + word(method) + ", which is not known");
        };
    }

    private Optional<Check> billing(AccountInfo info, AccountEvidence evidence) {
        if (evidence.billingAddress().isEmpty()) {
            return Optional.of(notChecked(
                    CheckName.BILLING_ADDRESS,
                    "No billing address is configured here, so there is nothing to compare"));
        }
        if (info.billingAddress().isEmpty()) {
            return Optional.of(
                    notChecked(CheckName.BILLING_ADDRESS, "CCC does not show the account's billing address"));
        }
        return Optional.of(
                billing(evidence.billingAddress().get(), info.billingAddress().get()));
    }

    private Check billing(BillingAddress configured, BillingAddress atCcc) {
        List<Violation> differences = BillingComparison.of(configured, atCcc);
        return differences.isEmpty()
                ? passed(CheckName.BILLING_ADDRESS, "The five billing fields are the same here and at CCC")
                : failed(
                        CheckName.BILLING_ADDRESS,
                        CccProblem.BILLING_MISMATCH,
                        "The billing address here is not the one at CCC: " + BillingComparison.names(differences));
    }

    /** They were looked at before they were sent, so an answer to them says that their form is right. */
    private static Check credentialsCharacters(AccountEvidence evidence) {
        boolean sent = evidence.signIn().value().isPresent()
                || evidence.signIn()
                        .failure()
                        .filter(failure -> failure.httpStatus().isPresent()
                                || !failure.attempts().isEmpty())
                        .isPresent();
        return sent
                ? passed(CheckName.CREDENTIALS_CHARACTERS, "No white space at an end and nothing invisible was found")
                : notChecked(CheckName.CREDENTIALS_CHARACTERS, "The credentials could not be looked at");
    }

    private Check signIn(AccountEvidence evidence) {
        if (evidence.signIn().value().isPresent()) {
            return passed(CheckName.SIGN_IN, "CCC accepted the credentials");
        }
        return evidence.signIn()
                .failure()
                .filter(failure -> !isOurs(failure) && belongingTo(failure).isEmpty())
                .map(failure -> failed(CheckName.SIGN_IN, failure))
                .orElseGet(() -> notChecked(CheckName.SIGN_IN, whyNotSignedIn(evidence)));
    }

    private Check probePrice(AccountEvidence evidence) {
        if (evidence.probe().failure().isPresent()) {
            CccException failure = evidence.probe().failure().get();
            return isOurs(failure)
                    ? notChecked(CheckName.PROBE_PRICE, "The call was not made (" + failure.problem() + ")")
                    : failed(CheckName.PROBE_PRICE, failure);
        }
        if (evidence.probe().value().isEmpty()) {
            return notChecked(CheckName.PROBE_PRICE, sentence(evidence.probe().reason()));
        }
        return quoted(evidence)
                ? passed(CheckName.PROBE_PRICE, "CCC told a price for the probe work")
                : notChecked(
                        CheckName.PROBE_PRICE,
                        "CCC answered "
                                + evidence.probe().value().get().kind()
                                + " for the probe work, which tells nothing about prices");
    }

    /** The caller's side ended the call: that says nothing about the account. */
    private static boolean isOurs(CccException failure) {
        return failure.problem() == CccProblem.INTERRUPTED || failure.problem() == CccProblem.CLIENT_CLOSED;
    }

    private static boolean quoted(AccountEvidence evidence) {
        return evidence.probe().value().filter(Quote.class::isInstance).isPresent();
    }

    private static String whyNotSignedIn(AccountEvidence evidence) {
        return evidence.signIn()
                .failure()
                .map(failure -> "The sign-in was not tried (" + failure.problem() + ")")
                .orElseGet(() -> sentence(evidence.signIn().reason()));
    }

    private static String whyAccountIsSilent(AccountEvidence evidence) {
        Answer<Optional<AccountInfo>> account = evidence.account();
        if (account.failure().isPresent()) {
            return "The account could not be read (" + account.failure().get().problem() + ")";
        }
        if (account.value().isEmpty()) {
            return sentence(account.reason());
        }
        return account.value().get().isPresent()
                ? "CCC's answer about the account does not say"
                : "This service cannot be asked about the account";
    }

    private static String sentence(String reason) {
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
    }

    private static Check passed(CheckName name, String finding) {
        return new Check(name, CheckStatus.PASSED, finding, Optional.empty(), Optional.empty(), List.of());
    }

    private static Check notChecked(CheckName name, String finding) {
        return new Check(
                name, CheckStatus.NOT_CHECKED, finding, Optional.empty(), Optional.empty(), ByHand.steps(name));
    }

    private Check failed(CheckName name, CccProblem problem, String finding) {
        return failed(
                name,
                problem,
                finding,
                errors.problem(problem, "account.diagnose").build().resolution());
    }

    /** CCC's own words are left out: they may name the user, and the report is for others to read. */
    private static Check failed(CheckName name, CccException failure) {
        StringJoiner facts = new StringJoiner(", ", " (", ")");
        facts.setEmptyValue("");
        failure.httpStatus().ifPresent(status -> facts.add("HTTP " + status));
        failure.cccCode().ifPresent(code -> facts.add(word(code)));
        failure.requestId().ifPresent(id -> facts.add("request " + word(id)));
        failure.correlationId().ifPresent(id -> facts.add("correlation " + word(id)));
        String detail = failure.report().detail();
        String what = detail.isBlank() ? failure.resolution().summary() : Redaction.of(OneLine.of(detail, MAX_TEXT));
        return failed(name, failure.problem(), what + facts, failure.resolution());
    }

    private static Check failed(CheckName name, CccProblem problem, String finding, Resolution resolution) {
        return new Check(
                name,
                CheckStatus.FAILED,
                finding,
                Optional.of(problem),
                Optional.of(resolution.actor()),
                resolution.steps());
    }

    private static String word(String fromOutside) {
        return Redaction.of(OneLine.of(fromOutside, MAX_WORD));
    }
}
