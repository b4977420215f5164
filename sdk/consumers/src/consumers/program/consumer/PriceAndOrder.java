package consumer;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccAuthenticationException;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.works.WorkQuery;

/** What an application does first: asks for a price, orders, reads an error. */
public final class PriceAndOrder {
    private PriceAndOrder() {}

    /** @param args base URL, user, password */
    public static void main(String[] args) {
        run(args[0], args[1], args[2], OrderLedger.inMemory());
    }

    static void run(String baseUrl, String user, String password, OrderLedger ledger) {
        try (CccClient ccc = CccClient.builder()
                .baseUrl(baseUrl)
                .credentials(CccCredentials.of(user, password))
                .ledger(ledger)
                .build()) {
            Quote quote = ccc.pricing()
                    .quote(PriceRequest.builder()
                            .issn("1092-4388")
                            .publicationYear(2004)
                            .pages("165-83")
                            .build())
                    .quoteOrThrow();
            OrderConfirmation done = ccc.orders()
                    .submit(OrderRequest.builder("ILL-" + ProcessHandle.current().pid())
                            .item("TN-481516", quote)
                            .build());
            System.out.println("ordered for " + done.total());
        }
        try (CccClient stranger = CccClient.builder()
                .baseUrl(baseUrl)
                .credentials(CccCredentials.of("nobody@library.example", "no-password"))
                .build()) {
            stranger.works().search(WorkQuery.builder().title("Speech").anyYear().build());
        } catch (CccAuthenticationException refused) {
            System.out.println("refused as " + refused.problem());
        }
    }
}
