package io.github.cccsdk.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccLedgerException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.orders.LedgerEntry;
import io.github.cccsdk.orders.LookUpFinding;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.orders.WireRecord;
import io.github.cccsdk.simulator.Call;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresLedgerTest {
    @TempDir
    Path directory;

    @Test
    void anOrderCostsThreeTransactions() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        DataSource counted = counting(Postgres.source(Postgres.newDatabase()), commits);
        try (Shop shop = new Shop();
                OrderLedger ledger = PostgresLedger.on(counted);
                CccClient client = shop.client(ledger, new LaterTime(Duration.ZERO))) {
            OrderRequest request = Shop.request(client, "R-1");
            commits.set(0);
            client.orders().submit(request);
            assertThat(commits).hasValue(3);
        }
    }

    private static DataSource counting(DataSource real, AtomicInteger commits) {
        return (DataSource) proxy(
                DataSource.class,
                real,
                (method, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, (inner, value) -> {
                            if (inner.equals("commit")) {
                                commits.incrementAndGet();
                            }
                            return value;
                        })
                        : result);
    }

    private interface After {
        Object of(String method, Object result);
    }

    private static Object proxy(Class<?> type, Object real, After after) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                return after.of(method.getName(), method.invoke(real, arguments));
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
    }

    /** A race between two claims is too short to be met by chance in a test. */
    @Test
    void aClaimKeepsOthersFromItsItemsUntilItIsWritten() throws Exception {
        DataSource source = Postgres.source(Postgres.newDatabase());
        PostgresTransactions transactions = PostgresTransactions.on(source, () -> {});
        try (Connection first = source.getConnection();
                Connection second = source.getConnection();
                Statement settings = second.createStatement()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            settings.execute("SET lock_timeout = '100ms'");
            second.commit();
            transactions.lock(first, List.of("TN-1", "TN-2"));

            transactions.lock(second, List.of("TN-3"));
            second.commit();
            SQLException kept =
                    catchThrowableOfType(SQLException.class, () -> transactions.lock(second, List.of("TN-3", "TN-2")));
            assertThat(kept.getSQLState()).isEqualTo("55P03");
            second.rollback();
            first.commit();
            transactions.lock(second, List.of("TN-3", "TN-2"));
        }
    }

    @Test
    void manyMayMakeTheTablesAtTheSameMoment() throws Exception {
        DataSource source = Postgres.source(Postgres.newDatabase());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<OrderLedger>> openings = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            openings.add(() -> PostgresLedger.on(source));
        }
        for (Future<OrderLedger> one : threads.invokeAll(openings)) {
            one.get().close();
        }
        threads.shutdown();
    }

    @Test
    void aNewerVersionIsRefused() throws Exception {
        DataSource source = Postgres.source(Postgres.newDatabase());
        PostgresLedger.on(source).close();
        execute(source, "INSERT INTO ccc_ledger_version VALUES (99)");
        CccLedgerException refused = catchThrowableOfType(CccLedgerException.class, () -> PostgresLedger.on(source));
        assertThat(refused.problem()).isEqualTo(CccProblem.LEDGER_INCOMPATIBLE);
        assertThat(refused.resolution().steps().toString()).contains("newer version");
    }

    @Test
    void aSchemaOfAnotherProgramIsLeftAsItIs() throws Exception {
        DataSource source = Postgres.source(Postgres.newDatabase());
        execute(source, "CREATE TABLE ccc_order (id INTEGER)");
        CccLedgerException refused = catchThrowableOfType(CccLedgerException.class, () -> PostgresLedger.on(source));
        assertThat(refused.problem()).isEqualTo(CccProblem.LEDGER_INCOMPATIBLE);
        assertThat(number(source, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo(1);
    }

    @Test
    void anUnreachableServerIsUnavailable() {
        CccLedgerException refused = catchThrowableOfType(
                CccLedgerException.class,
                () -> PostgresLedger.open("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1", "u", "secret-word"));
        assertThat(refused.problem()).isEqualTo(CccProblem.LEDGER_UNAVAILABLE);
        assertThat(refused.getMessage()).doesNotContain("secret-word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/d?socketFactory=x.Y",
                "jdbc:postgresql://h/d?loggerFile=/etc/x",
                "jdbc:postgresql://h/d?sslmode=require&sslfactory=x",
                "jdbc:postgresql://h/d?password=secret",
                "jdbc:sqlite:x",
                "postgres://h/d"
            })
    void aUrlThatCouldDoMoreThanConnectIsRefused(String url) {
        CccConfigurationException refused =
                catchThrowableOfType(CccConfigurationException.class, () -> PostgresLedger.open(url, "u", "p"));
        assertThat(refused.problem()).isEqualTo(CccProblem.CONFIGURATION_INVALID);
        assertThat(refused.getMessage()).doesNotContain("secret");
    }

    @Test
    void aConnectionCutWhileTheOrderIsUnderWayCostsNothingButTheRecord() throws Exception {
        String database = Postgres.newDatabase();
        LaterTime time = new LaterTime(Duration.ZERO);
        try (Shop shop = new Shop();
                OrderLedger ledger = PostgresLedger.open(Postgres.url(database), "postgres", "postgres");
                CccClient client = shop.client(ledger, time)) {
            OrderRequest request = Shop.request(client, "R-1");
            shop.ccc.faults().next(Call.SUBMIT_ORDER).before(() -> cut(database));

            OrderConfirmation done = client.orders().submit(request);

            OrderState state = ledger.find("R-1").orElseThrow().state();
            assertThat(state).isEqualTo(done.recorded() ? OrderState.CONFIRMED : OrderState.SENDING);
            time.advance(Duration.ofMinutes(3));
            assertThat(client.orders().reconcile("R-1").finding()).isEqualTo(LookUpFinding.FOUND);
            assertThat(client.orders().submit(request).orderNumber()).isEqualTo(done.orderNumber());
            assertThat(shop.ccc.orders()).hasSize(1);
        }
    }

    private static void cut(String database) {
        try {
            execute(
                    Postgres.source("postgres"),
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aServerRestartedWhileTheOrderIsUnderWayLosesNothing() throws Exception {
        EmbeddedPostgres first = server(0);
        int port = first.getPort();
        LaterTime time = new LaterTime(Duration.ZERO);
        try (Shop shop = new Shop();
                OrderLedger ledger = PostgresLedger.open(
                        "jdbc:postgresql://localhost:" + port + "/postgres?connectTimeout=1",
                        "postgres",
                        "postgres",
                        Duration.ofMillis(500));
                CccClient client = shop.client(ledger, time)) {
            OrderRequest request = Shop.request(client, "R-1");
            OrderRequest later = Shop.request(client, "R-2");
            shop.ccc.faults().next(Call.SUBMIT_ORDER).before(() -> stop(first));

            OrderConfirmation done = client.orders().submit(request);
            assertThat(done.recorded()).isFalse();
            CccLedgerException down = catchThrowableOfType(
                    CccLedgerException.class, () -> client.orders().submit(later));
            assertThat(down.outcome()).isEqualTo(Outcome.NOT_SENT);

            try (EmbeddedPostgres again = server(port)) {
                assertThat(again.getPort()).isEqualTo(port);
                time.advance(Duration.ofMinutes(3));
                assertThat(client.orders().reconcile("R-1").order()).contains(done.order());
                assertThat(client.orders().submit(later).recorded()).isTrue();
                assertThat(shop.ccc.orders()).hasSize(2);
            }
        }
    }

    private EmbeddedPostgres server(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    /** A commit in the background could be forgotten by a server that crashes, and the order with it. */
    @Test
    void everyChangeIsCommittedDurablyWhateverTheDatabaseIsSetTo() throws Exception {
        String database = Postgres.newDatabase();
        try (Connection connection = Postgres.source(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + database + " SET synchronous_commit TO off");
        }
        List<String> atCommit = new CopyOnWriteArrayList<>();
        DataSource watched = watched(Postgres.source(database), atCommit);
        try (OrderLedger ledger = PostgresLedger.on(watched)) {
            atCommit.clear();
            LedgerEntry prepared = Entries.prepared("R-1", "TN-1");
            ledger.claim(prepared, true);
            ledger.write(Entries.sending(prepared), WireRecord.sent("hash", "{}"));
        }
        assertThat(atCommit).hasSize(2).containsOnly("on");
    }

    /** Notes how each commit is about to be made. */
    private static DataSource watched(DataSource real, List<String> atCommit) {
        return (DataSource) proxy(
                DataSource.class,
                real,
                (method, result) -> result instanceof Connection connection ? watched(connection, atCommit) : result);
    }

    private static Object watched(Connection real, List<String> atCommit) {
        return Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        try (Statement statement = real.createStatement();
                                ResultSet row = statement.executeQuery("SHOW synchronous_commit")) {
                            row.next();
                            atCommit.add(row.getString(1));
                        }
                    }
                    return method.invoke(real, arguments);
                });
    }
}
