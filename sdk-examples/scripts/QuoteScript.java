import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccAuthenticationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccServiceException;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;

/**
 * What an article costs, as a script that needs no build. The executable ccc is a jar too, and holds the SDK:
 *
 * <pre>java -cp /usr/local/bin/ccc QuoteScript.java 1092-4388 2004 165-83</pre>
 *
 * with CCC_BASE_URL, CCC_USERNAME and CCC_PASSWORD in the environment.
 */
final class QuoteScript {
    public static void main(String[] args) {
        if (args.length != 3) {
            System.err.println("usage: java -cp ccc QuoteScript.java ISSN YEAR PAGES");
            System.exit(2);
        }
        System.exit(run(args[0], Integer.parseInt(args[1]), args[2]));
    }

    /** The exit codes are those of ccc, so that a caller need know one list only. */
    private static int run(String issn, int year, String pages) {
        try (CccClient ccc = CccClient.builder()
                .baseUrl(System.getenv().getOrDefault("CCC_BASE_URL", ""))
                .credentials(CccCredentials.fromEnvironment())
                .build()) {
            PriceOutcome outcome = ccc.pricing()
                    .quote(PriceRequest.builder()
                            .issn(issn)
                            .publicationYear(year)
                            .pages(pages)
                            .build());
            if (outcome instanceof Quote quote) {
                System.out.println(quote.use().pageCount().pages() + " pages cost " + quote.total());
                return 0;
            }
            // Not to be had, or only by special request: an ordinary answer, not a failure.
            System.out.println(outcome.kind() + ": " + outcome.explanation());
            return 6;
        } catch (CccAuthenticationException refused) {
            // Whoever runs this again and again has to stop now: CCC locks accounts after a few wrong passwords.
            System.err.println(refused.getMessage());
            return 4;
        } catch (CccServiceException passing) {
            System.err.println(passing.getMessage());
            return 9;
        } catch (CccException failure) {
            // The message is one line: what failed, and who has to do what now.
            System.err.println(failure.getMessage());
            return 1;
        }
    }
}
