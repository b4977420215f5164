package io.github.cccsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Violation;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CccCredentialsTest {
    private static final String USER = "canary-user@library.example";
    private static final String PASSWORD = "canary-Pa55word";
    private static final String ID = "canary-id";
    private static final String SECRET = "canary-secret";

    @Test
    void holdsWhatItWasGiven() {
        CccCredentials credentials = CccCredentials.of(USER, PASSWORD).withApplicationKey(ID, SECRET);

        assertThat(credentials.grantsPassword()).isTrue();
        assertThat(credentials.userName()).contains(USER);
        assertThat(credentials.password()).contains(PASSWORD);
        assertThat(credentials.clientId()).contains(ID);
        assertThat(credentials.clientSecret()).contains(SECRET);
        assertThat(CccCredentials.of(USER, PASSWORD).clientId()).isEmpty();
    }

    @Test
    void signsInAsTheApplicationWhereThereIsOnlyItsKey() {
        CccCredentials credentials = CccCredentials.applicationOnly(ID, SECRET);

        assertThat(credentials.grantsPassword()).isFalse();
        assertThat(credentials.userName()).isEmpty();
        assertThat(credentials.password()).isEmpty();
        assertThat(credentials.clientId()).contains(ID);
        assertThatCode(credentials::requireWellFormed).doesNotThrowAnyException();
    }

    @Test
    void readsTheEnvironment() {
        assertThat(CccCredentials.fromEnvironment(Map.of("CCC_USERNAME", USER, "CCC_PASSWORD", PASSWORD)))
                .isEqualTo(CccCredentials.of(USER, PASSWORD));
        assertThat(CccCredentials.fromEnvironment(Map.of(
                        "CCC_USERNAME",
                        USER,
                        "CCC_PASSWORD",
                        PASSWORD,
                        "CCC_CLIENT_ID",
                        ID,
                        "CCC_CLIENT_SECRET",
                        SECRET)))
                .isEqualTo(CccCredentials.of(USER, PASSWORD).withApplicationKey(ID, SECRET));
        assertThat(CccCredentials.fromEnvironment(Map.of("CCC_CLIENT_ID", ID, "CCC_CLIENT_SECRET", SECRET)))
                .isEqualTo(CccCredentials.applicationOnly(ID, SECRET));
    }

    @Test
    void fallsBackToTheNamesOfIlliad() {
        assertThat(CccCredentials.fromEnvironment(Map.of("CCCUsername", USER, "CCCPassword", PASSWORD)))
                .isEqualTo(CccCredentials.of(USER, PASSWORD));
        assertThat(CccCredentials.fromEnvironment(
                        Map.of("CCCUsername", USER, "CCCPassword", PASSWORD, "CCC_USERNAME", "", "CCC_PASSWORD", "")))
                .isEqualTo(CccCredentials.of(USER, PASSWORD));
        assertThat(CccCredentials.fromEnvironment(Map.of(
                        "CCCUsername", "old", "CCCPassword", "old", "CCC_USERNAME", USER, "CCC_PASSWORD", PASSWORD)))
                .isEqualTo(CccCredentials.of(USER, PASSWORD));
    }

    @Test
    void namesTheVariablesItLookedForWhenNoneIsSet() {
        assertRefused(CccProblem.CREDENTIALS_MISSING, () -> CccCredentials.fromEnvironment(Map.of("PATH", "/bin")))
                .contains(
                        "CCC_USERNAME",
                        "CCC_PASSWORD",
                        "CCCUsername",
                        "CCCPassword",
                        "CCC_CLIENT_ID",
                        "CCC_CLIENT_SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "CCC_USERNAME, CCC_PASSWORD",
        "CCC_PASSWORD, CCC_USERNAME",
        "CCCUsername, CCCPassword",
        "CCC_CLIENT_ID, CCC_CLIENT_SECRET",
        "CCC_CLIENT_SECRET, CCC_CLIENT_ID"
    })
    void namesTheOneThatIsMissingOfAPair(String set, String missing) {
        assertRefused(CccProblem.CREDENTIALS_MISSING, () -> CccCredentials.fromEnvironment(Map.of(set, PASSWORD)))
                .contains(missing + " is not set in the environment although " + set + " is");
    }

    /** The one account's user name with the other's password would be refused, and could lock an account. */
    @Test
    void neverMixesTheNamesOfTwoConfigurations() {
        assertRefused(
                        CccProblem.CREDENTIALS_MISSING,
                        () -> CccCredentials.fromEnvironment(
                                Map.of("CCC_USERNAME", USER, "CCCUsername", "other", "CCCPassword", "of-the-other")))
                .contains("CCC_PASSWORD is not set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' secret-Word' | starts with U+0020 SPACE at position 1",
                "'secret-Word ' | ends with U+0020 SPACE at position 12",
                "'secret-Word\u00a0' | ends with U+00A0 NO-BREAK SPACE at position 12",
                "'secret\u00a0-Word' | holds U+00A0 NO-BREAK SPACE at position 7",
                "'secret\u200b-Word' | holds U+200B ZERO WIDTH SPACE at position 7",
                "'\ufeffsecret-Word' | starts with U+FEFF ZERO WIDTH NO-BREAK SPACE at position 1",
                "'secret-Word\t' | ends with U+0009 CHARACTER TABULATION at position 12",
                "'secret\t-Word' | holds U+0009 CHARACTER TABULATION at position 7",
                "'secret-Word\r' | ends with U+000D CARRIAGE RETURN (CR) at position 12",
                "'secret\u00ad-Word' | holds U+00AD SOFT HYPHEN at position 7",
                "'secret\u202e-Word' | holds U+202E RIGHT-TO-LEFT OVERRIDE at position 7",
                "'secret\u007f-Word' | holds U+007F DELETE at position 7",
                "'secret\u0085-Word' | holds U+0085 NEXT LINE (NEL) at position 7",
                "'secret\u2028-Word' | holds U+2028 LINE SEPARATOR at position 7",
                "'secret\u3164-Word' | holds U+3164 HANGUL FILLER at position 7",
                "'secret\ufe0f-Word' | holds U+FE0F VARIATION SELECTOR-16 at position 7",
                "'\ud83d\udd11secret\u3000' | ends with U+3000 IDEOGRAPHIC SPACE at position 8"
            })
    void namesWhatNobodyCanSeeByPlaceAndCodePoint(String value, String problem) {
        assertThat(CccCredentials.of(USER, value).problems()).containsExactly(new Violation("password", problem));
        assertThat(CccCredentials.of(value, PASSWORD).problems()).containsExactly(new Violation("username", problem));
        assertRefused(CccProblem.CREDENTIALS_MALFORMED, CccCredentials.of(USER, value)::requireWellFormed)
                .contains("the password " + problem)
                .doesNotContain("secret", "Word", USER);
        assertRefused(
                        CccProblem.CREDENTIALS_MALFORMED,
                        CccCredentials.of(USER, PASSWORD).withApplicationKey(ID, value)::requireWellFormed)
                .contains("the client secret " + problem);
        assertThatCode(CccCredentials.of(USER, value).allowUnusualCharacters()::requireWellFormed)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "two words", "pässwörd", "密码", "🔑🔑", "a\"b\\c%d&e=f+g:h", "-"})
    void takesWhatCanBeSeenAsItIs(String value) {
        CccCredentials credentials = CccCredentials.of(value, value);

        assertThat(credentials.problems()).isEmpty();
        assertThatCode(credentials::requireWellFormed).doesNotThrowAnyException();
    }

    @Test
    void namesEveryCharacterOfARunOfWhiteSpaceAtAnEnd() {
        assertThat(CccCredentials.of(USER, "word \u00a0").problems())
                .extracting(Violation::problem)
                .containsExactly(
                        "ends with U+0020 SPACE at position 5", "ends with U+00A0 NO-BREAK SPACE at position 6");
        assertThat(CccCredentials.of(USER, " ".repeat(200)).problems())
                .hasSize(6)
                .last()
                .isEqualTo(new Violation("password", "has 195 more such characters"));
    }

    @Test
    void reportsEveryFieldAtOnce() {
        assertRefused(CccProblem.CREDENTIALS_MALFORMED, CccCredentials.of("u ", "p ")::requireWellFormed)
                .contains("the user name ends with U+0020 SPACE at position 2; the password ends with");
    }

    @Test
    void refusesEmptyAndOverlongValues() {
        assertRefused(CccProblem.CREDENTIALS_MISSING, CccCredentials.of("", PASSWORD)::requireWellFormed)
                .contains("the user name is empty");
        assertRefused(CccProblem.CREDENTIALS_MISSING, CccCredentials.of("u ", "")::requireWellFormed)
                .contains("the password is empty");
        assertRefused(
                        CccProblem.CREDENTIALS_MALFORMED,
                        CccCredentials.of(USER, "p".repeat(257)).allowUnusualCharacters()::requireWellFormed)
                .contains("the password is longer than 256 characters");
        assertThat(CccCredentials.of(USER, "p".repeat(256)).problems()).isEmpty();
        assertThat(CccCredentials.of("", " ").problems())
                .extracting(Violation::path)
                .containsExactly("username", "password");
    }

    @Test
    void tellsTheLibraryToTypeTheValueAgain() {
        assertThatThrownBy(CccCredentials.of(USER, "p ")::requireWellFormed)
                .isInstanceOfSatisfying(CccConfigurationException.class, refusal -> {
                    assertThat(refusal.resolution().actor()).isEqualTo(Actor.LIBRARY);
                    assertThat(refusal.resolution().source()).isEqualTo("SEED");
                    assertThat(refusal.resolution().steps()).isNotEmpty();
                });
    }

    @Test
    void isEqualByItsValuesAlone() {
        CccCredentials credentials = CccCredentials.of(USER, PASSWORD);

        assertThat(credentials)
                .isEqualTo(CccCredentials.of(USER, PASSWORD))
                .isEqualTo(CccCredentials.of(USER, PASSWORD).allowUnusualCharacters())
                .hasSameHashCodeAs(CccCredentials.of(USER, PASSWORD));
        assertThat(credentials)
                .isNotEqualTo(CccCredentials.of(USER, PASSWORD + "1"))
                .isNotEqualTo(CccCredentials.of(USER, PASSWORD.replace('5', '6')))
                .isNotEqualTo(CccCredentials.of("x" + USER, PASSWORD))
                .isNotEqualTo(CccCredentials.of(USER, PASSWORD).withApplicationKey(ID, SECRET))
                .isNotEqualTo(CccCredentials.applicationOnly(USER, PASSWORD))
                .isNotEqualTo(USER);
        assertThat(CccCredentials.applicationOnly(ID, SECRET)).isNotEqualTo(CccCredentials.applicationOnly(ID, "x"));
    }

    /** Trap 60, as far as this type goes. */
    @Test
    void showsNoValueInTextOrHash() {
        CccCredentials credentials = CccCredentials.of(USER, PASSWORD).withApplicationKey(ID, SECRET);

        assertThat(credentials)
                .hasToString("CccCredentials[user name and password set, application key set]")
                .hasSameHashCodeAs(CccCredentials.of("u", "p").withApplicationKey("i", "s"));
        assertThat(CccCredentials.applicationOnly(ID, SECRET))
                .hasToString("CccCredentials[user name and password not set, application key set]");
    }

    /** Trap 60, as far as this type goes. */
    @Test
    void cannotBeSerialised() {
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream())
                        .writeObject(CccCredentials.of(USER, PASSWORD)))
                .isInstanceOf(NotSerializableException.class);
    }

    @Test
    void judgesRandomValuesWithoutThrowingAndWithoutShowingThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(12); left > 0; left--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x300 : 0x10000));
            }
            String value = text.toString();
            try {
                List<Violation> problems = CccCredentials.of(USER, value).problems();
                boolean hidden = value.codePoints()
                        .anyMatch(point -> point != ' '
                                && (Character.isISOControl(point)
                                        || Character.isSpaceChar(point)
                                        || Character.getType(point) == Character.FORMAT));
                boolean edge = value.startsWith(" ") || value.endsWith(" ");
                if (value.isEmpty() || hidden || edge) {
                    assertThat(problems).isNotEmpty();
                }
                if (value.codePoints().allMatch(Character::isLetterOrDigit)
                        && value.codePoints().allMatch(p -> p < 0x300)) {
                    assertThat(problems).hasSize(value.isEmpty() ? 1 : 0);
                }
                assertThat(problems)
                        .allSatisfy(problem -> assertThat(problem.problem()).matches("[\\x20-\\x7e]*"));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ", round " + round, failure);
            }
        }
    }

    @Test
    void aFixedProviderGivesTheSameEachTime() throws Exception {
        CccCredentials credentials = CccCredentials.of(USER, PASSWORD);
        CccCredentialsProvider provider = CccCredentialsProvider.fixed(credentials);

        assertThat(provider.credentials()).isSameAs(credentials).isSameAs(provider.credentials());
    }

    private static AbstractStringAssert<?> assertRefused(CccProblem problem, ThrowingCallable action) {
        Throwable thrown = catchThrowable(action);
        assertThat(thrown).isInstanceOfSatisfying(CccConfigurationException.class, refusal -> {
            assertThat(refusal.problem()).isEqualTo(problem);
            assertThat(refusal.getCause()).isNull();
            assertThat(refusal.getMessage()).doesNotContain("canary");
        });
        return assertThat(thrown.getMessage());
    }
}
