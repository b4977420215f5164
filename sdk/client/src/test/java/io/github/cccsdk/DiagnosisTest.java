package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.account.Check;
import io.github.cccsdk.account.CheckName;
import io.github.cccsdk.account.CheckStatus;
import io.github.cccsdk.account.Diagnosis;
import io.github.cccsdk.account.DiagnosisRequest;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.simulator.Account;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.LockedAnswer;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The article's checklist, against accounts that have what it names. */
class DiagnosisTest {
    private static final String CANARY_USER = "canary-user-7e1@lib.example";
    private static final String CANARY_PASSWORD = "CanaryPw-91f";
    private static final BillingAddress FARGO = new BillingAddress("US", "1 Main St", "Fargo", "ND", "58102");

    private CccSimulator ccc = simulator(account -> account, builder -> builder);

    private static CccSimulator simulator(
            UnaryOperator<Account.Builder> account, UnaryOperator<CccSimulator.Builder> service) {
        return service.apply(CccSimulator.builder()
                        .account(account.apply(Account.builder(CANARY_USER, CANARY_PASSWORD))
                                .build()))
                .start();
    }

    @AfterEach
    void stop() {
        ccc.close();
    }

    private void restart(UnaryOperator<Account.Builder> account, UnaryOperator<CccSimulator.Builder> service) {
        ccc.close();
        ccc = simulator(account, service);
    }

    private CccClient.Builder client() {
        return CccClient.builder()
                .baseUrl(ccc.baseUrl())
                .billingAddress(FARGO)
                .credentials(CccCredentials.of(CANARY_USER, CANARY_PASSWORD));
    }

    private static Diagnosis diagnose(CccClient.Builder settings) {
        try (CccClient client = settings.build()) {
            return client.account().diagnose();
        }
    }

    private static Set<CheckName> with(Diagnosis diagnosis, CheckStatus status) {
        return diagnosis.checks().stream()
                .filter(check -> check.status() == status)
                .map(Check::check)
                .collect(Collectors.toSet());
    }

    @Test
    void anAccountThatWorksPassesEveryCheckInTheArticlesOrderAndNothingIsOrdered() {
        Diagnosis diagnosis = diagnose(client());

        assertThat(diagnosis.checks()).extracting(Check::check).containsExactly(CheckName.values());
        assertThat(diagnosis.checks())
                .allSatisfy(
                        check -> assertThat(check.status()).as(check.toString()).isEqualTo(CheckStatus.PASSED));
        assertThat(diagnosis.firstProblem()).isEmpty();
        assertThat(ccc.count(Call.SUBMIT_ORDER)).isZero();
    }

    static Stream<Arguments> misconfigured() {
        return Stream.of(
                row(
                        CheckName.CORPORATE_ACCOUNT,
                        CccProblem.ACCOUNT_NOT_CORPORATE,
                        Actor.CCC,
                        "Ask CCC to convert the account",
                        account -> account.type(Account.Type.INDIVIDUAL)),
                row(
                        CheckName.ONE_ORGANIZATION,
                        CccProblem.USER_MISCONFIGURED,
                        Actor.CCC,
                        "Ask the support of the software's vendor to have CCC set up a new account",
                        account -> account.organizations(
                                new Account.Organization("A", "RightsLink"),
                                new Account.Organization("B", "Marketplace"))),
                row(
                        CheckName.ONE_ORGANIZATION,
                        CccProblem.USER_MISCONFIGURED,
                        Actor.CCC,
                        "Ask the support of the software's vendor to have CCC set up a new account",
                        account -> account.roleMisconfigured(true)),
                row(
                        CheckName.LOCATION,
                        CccProblem.LOCATION_NOT_FOUND,
                        Actor.CCC,
                        "Ask CCC to add the location value",
                        account -> account.locations()),
                row(
                        CheckName.LOCATION,
                        CccProblem.USER_NOT_FOUND,
                        Actor.CCC,
                        "Ask CCC to add the missing value",
                        account -> account.unknownUser(true)),
                row(
                        CheckName.LOCATION,
                        CccProblem.LOCATION_AMBIGUOUS,
                        Actor.LIBRARY,
                        "Ask CCC for the location id of this site",
                        account ->
                                account.locations(new Account.Location("L1", "US"), new Account.Location("L2", "CA"))),
                row(
                        CheckName.INVOICE_PAYMENT,
                        CccProblem.PAYMENT_METHOD_NOT_INVOICE,
                        Actor.CCC,
                        "Ask CCC to change the account's default payment method",
                        account -> account.paymentMethod(Account.PaymentMethod.CREDIT_CARD)),
                row(
                        CheckName.DEFAULT_PRICING,
                        CccProblem.PRICING_NOT_CONFIGURED,
                        Actor.CCC,
                        "Ask CCC to add the default preferred pricing",
                        account -> account.defaultPricing(false)),
                row(
                        CheckName.BILLING_ADDRESS,
                        CccProblem.BILLING_MISMATCH,
                        Actor.LIBRARY,
                        "Compare country, first address line, city, state and zip",
                        account -> account.billingAddress(
                                new Account.BillingAddress("US", "1 Main St", "FARGO", "ND", "58103"))),
                row(
                        CheckName.NOT_FROZEN,
                        CccProblem.ACCOUNT_FROZEN,
                        Actor.LIBRARY,
                        "Have the open invoices paid",
                        account -> account.frozen(true)),
                row(
                        CheckName.SIGN_IN,
                        CccProblem.CREDENTIALS_REJECTED,
                        Actor.LIBRARY,
                        "Sign in at the Marketplace web site",
                        account -> account.password("changed")),
                row(
                        CheckName.SIGN_IN,
                        CccProblem.ACCOUNT_LOCKED,
                        Actor.LIBRARY,
                        "Stop every program that signs in",
                        account -> account.locked(true)));
    }

    private static Arguments row(
            CheckName check,
            CccProblem problem,
            Actor actor,
            String firstStep,
            UnaryOperator<Account.Builder> account) {
        return Arguments.of(check, problem, actor, firstStep, account);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("misconfigured")
    void whatTheArticleNamesFailsTheCheckItBelongsTo(
            CheckName name, CccProblem problem, Actor actor, String firstStep, UnaryOperator<Account.Builder> account) {
        restart(account, builder -> builder.lockedAnswer(LockedAnswer.ACCOUNT_LOCKED));
        Diagnosis diagnosis = diagnose(client());

        Check check = diagnosis.check(name);
        assertThat(check.status()).as(diagnosis.report()).isEqualTo(CheckStatus.FAILED);
        assertThat(check.problem()).contains(problem);
        assertThat(check.actor()).contains(actor);
        assertThat(check.steps().get(0)).startsWith(firstStep);
        assertThat(diagnosis.firstProblem()).contains(problem);
        Set<CheckName> others = with(diagnosis, CheckStatus.FAILED);
        others.removeAll(Set.of(name, CheckName.PROBE_PRICE));
        assertThat(others).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("misconfigured")
    void withoutTheAccountCallTheProbeTellsWhatItCan(
            CheckName name, CccProblem problem, Actor actor, String firstStep, UnaryOperator<Account.Builder> account) {
        restart(account, builder -> builder.accountCall(false).lockedAnswer(LockedAnswer.ACCOUNT_LOCKED));
        Diagnosis diagnosis = diagnose(client());

        boolean onlyTheAccountTells = Set.of(
                        CheckName.CORPORATE_ACCOUNT,
                        CheckName.INVOICE_PAYMENT,
                        CheckName.BILLING_ADDRESS,
                        CheckName.NOT_FROZEN)
                .contains(name);
        Check check = diagnosis.check(name);
        if (onlyTheAccountTells) {
            assertThat(check.status()).isEqualTo(CheckStatus.NOT_CHECKED);
            assertThat(check.finding()).contains("cannot be asked about the account");
            assertThat(check.steps()).isNotEmpty();
        } else {
            assertThat(check.problem()).as(diagnosis.report()).contains(problem);
            assertThat(check.steps().get(0)).startsWith(firstStep);
        }
    }

    @Test
    void withoutTheAccountCallAPriceStillProvesWhatItNeeds() {
        restart(account -> account, builder -> builder.accountCall(false));

        assertThat(with(diagnose(client()), CheckStatus.NOT_CHECKED))
                .containsExactlyInAnyOrder(
                        CheckName.CORPORATE_ACCOUNT,
                        CheckName.INVOICE_PAYMENT,
                        CheckName.BILLING_ADDRESS,
                        CheckName.NOT_FROZEN);
    }

    @Test
    void theDifferingBillingFieldsAreNamedWithoutTheirValues() {
        restart(
                account ->
                        account.billingAddress(new Account.BillingAddress("US", "1 Main St", "FARGO", "ND", "58103")),
                builder -> builder);
        Check check = diagnose(client()).check(CheckName.BILLING_ADDRESS);

        assertThat(check.finding())
                .contains("city differs from CCC's only in white space, punctuation or upper and lower case")
                .contains("zip differs from CCC's")
                .doesNotContain("state", "FARGO", "58103");
    }

    @Test
    void withoutABillingAddressHereThereIsNothingToCompare() {
        Check check = diagnose(CccClient.builder()
                        .baseUrl(ccc.baseUrl())
                        .credentials(CccCredentials.of(CANARY_USER, CANARY_PASSWORD)))
                .check(CheckName.BILLING_ADDRESS);

        assertThat(check.status()).isEqualTo(CheckStatus.NOT_CHECKED);
        assertThat(check.steps().toString()).contains("account settings");
    }

    @Test
    void aConfiguredLocationThatIsNotTheAccountsIsNamedAsOurs() {
        Check check = diagnose(client().locationId("L9")).check(CheckName.LOCATION);

        assertThat(check.problem()).contains(CccProblem.LOCATION_AMBIGUOUS);
        assertThat(check.finding()).contains("L9");
    }

    @Test
    void malformedCredentialsAreNamedAndNothingIsSent() {
        Diagnosis diagnosis = diagnose(client().credentials(CccCredentials.of(CANARY_USER, CANARY_PASSWORD + " ")));

        assertThat(diagnosis.check(CheckName.CREDENTIALS_CHARACTERS).problem())
                .contains(CccProblem.CREDENTIALS_MALFORMED);
        assertThat(with(diagnosis, CheckStatus.NOT_CHECKED)).hasSize(CheckName.values().length - 1);
        assertThat(ccc.requests()).isEmpty();
    }

    @Test
    void aRefusedSignInLeavesTheRestUncheckedWithStepsToGoOnByHand() {
        ccc.changePassword("another");
        Diagnosis diagnosis = diagnose(client());

        assertThat(with(diagnosis, CheckStatus.PASSED)).containsExactly(CheckName.CREDENTIALS_CHARACTERS);
        assertThat(with(diagnosis, CheckStatus.FAILED)).containsExactly(CheckName.SIGN_IN);
        assertThat(diagnosis.checks())
                .allSatisfy(
                        check -> assertThat(check.steps().isEmpty()).isEqualTo(check.status() == CheckStatus.PASSED));
    }

    @Test
    void aSignInThatIsDownBlamesNeitherCredentialsNorAccount() {
        ccc.faults().always(Call.SIGN_IN).status(503);
        Diagnosis diagnosis = diagnose(client());

        assertThat(diagnosis.check(CheckName.SIGN_IN).problem()).contains(CccProblem.SERVICE_UNAVAILABLE);
        assertThat(with(diagnosis, CheckStatus.FAILED)).containsExactly(CheckName.SIGN_IN);
    }

    @Test
    void anAccountCallThatFailsDoesNotHideTheProbe() {
        ccc.faults().always(Call.ACCOUNT).status(200).body("{\"response\":{\"status\":{\"code\":\"HM_17\"}}}");
        Diagnosis diagnosis = diagnose(client());

        assertThat(diagnosis.check(CheckName.PROBE_PRICE).status()).isEqualTo(CheckStatus.PASSED);
        assertThat(diagnosis.check(CheckName.NOT_FROZEN).finding()).contains("UNKNOWN_CODE");
        assertThat(with(diagnosis, CheckStatus.FAILED)).isEmpty();
    }

    @Test
    void aProbeThatFindsNoPriceProvesNothing() {
        try (CccClient client = client().build()) {
            assertThat(client.account()
                            .diagnose(DiagnosisRequest.of("0031-9007", 2010))
                            .check(CheckName.PROBE_PRICE))
                    .extracting(Check::status)
                    .isEqualTo(CheckStatus.NOT_CHECKED);
            assertThat(client.account()
                            .diagnose(DiagnosisRequest.of("0031-4005", 2010))
                            .check(CheckName.PROBE_PRICE))
                    .as("one of several records is as good as any")
                    .extracting(Check::status)
                    .isEqualTo(CheckStatus.PASSED);
        }
    }

    @Test
    void aProviderThatThrowsAndAClosedClientAreSurvived() {
        assertThat(diagnose(client().credentials(() -> {
                            throw new IllegalStateException(CANARY_PASSWORD);
                        }))
                        .report())
                .contains("IllegalStateException")
                .doesNotContain(CANARY_PASSWORD);
        CccClient closed = client().build();
        closed.close();
        assertThat(closed.account().diagnose().checks()).allSatisfy(check -> {
            assertThat(check.status()).isEqualTo(CheckStatus.NOT_CHECKED);
            assertThat(check.steps()).as("how to check by hand").isNotEmpty();
        });
    }

    @Test
    void anInterruptEndsItEarlyAndStaysSet() {
        try (CccClient client = client().build()) {
            Thread.currentThread().interrupt();
            Diagnosis diagnosis = client.account().diagnose();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(with(diagnosis, CheckStatus.FAILED)).isEmpty();
        }
    }

    @Test
    void theReportTellsVersionsSettingsAndChecks() {
        assertThat(diagnose(client()).report())
                .contains("ccc-sdk: ", "java: ", "timeout: PT30S", "billing address: set", "location: not set")
                .contains("[PASSED] SIGN_IN", "http://127.0.0.1:");
    }

    /** Trap 60. */
    @Test
    void theReportHoldsNoSecretWhateverComesBack() {
        List<String> secrets = List.of(CANARY_USER, CANARY_PASSWORD, "CanaryToken0", "Fargo", "58102", "key-in-path");
        for (String body : List.of(
                "{\"code\":\"USER_MISCONFIGURED\",\"message\":\"User " + CANARY_USER + " " + CANARY_PASSWORD + "\"}",
                "{\"code\":\"HM\",\"message\":\"token=CanaryToken0 for " + CANARY_USER + "\"}",
                "<html><title>" + CANARY_USER + "</title>" + CANARY_PASSWORD + "</html>",
                CANARY_PASSWORD)) {
            for (Call call : List.of(Call.SIGN_IN, Call.ACCOUNT, Call.SEARCH_WORKS, Call.PRICE)) {
                ccc.faults().clear();
                ccc.faults().always(call).status(400).body(body);
                assertThat(diagnose(client()).report()).as("%s %s", call, body).doesNotContain(secrets);
            }
        }
        ccc.faults().clear();
        assertThat(diagnose(client().baseUrl(ccc.baseUrl() + "/key-in-path")
                                .credentials(CccCredentials.of(CANARY_USER, CANARY_PASSWORD + "\u200b")))
                        .report())
                .doesNotContain(secrets);
    }
}
