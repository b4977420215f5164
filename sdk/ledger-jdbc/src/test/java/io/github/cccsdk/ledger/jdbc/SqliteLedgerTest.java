package io.github.cccsdk.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.error.CccLedgerException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.orders.LookUpFinding;
import io.github.cccsdk.orders.OrderConfirmation;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.orders.OrderState;
import io.github.cccsdk.orders.WireRecord;
import io.github.cccsdk.simulator.Call;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

class SqliteLedgerTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("orders.db");
    }

    @Test
    void everyChangeIsOnTheDiskBeforeItCounts() throws SQLException {
        try (Connection connection = SqliteLedger.connect(created(), Duration.ofSeconds(1))) {
            assertThat(text(connection, "PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(text(connection, "PRAGMA synchronous")).isEqualTo("2");
        }
    }

    private Path created() {
        SqliteLedger.open(file()).close();
        return file();
    }

    @Test
    void anOrderCostsThreeSyncs() throws SQLException {
        Connection connection = SqliteLedger.connect(created(), Duration.ofSeconds(1));
        AtomicInteger commits = new AtomicInteger();
        ((SQLiteConnection) connection).addCommitListener(new SQLiteCommitListener() {
            @Override
            public void onCommit() {
                commits.incrementAndGet();
            }

            @Override
            public void onRollback() {}
        });
        try (Shop shop = new Shop();
                OrderLedger ledger = new JdbcLedger(new SqliteTransactions(connection, "the file"));
                CccClient client = shop.client(ledger, new LaterTime(Duration.ZERO))) {
            OrderRequest request = Shop.request(client, "R-1");
            commits.set(0);
            client.orders().submit(request);
            assertThat(commits).hasValue(3);
            client.orders().submit(request);
            assertThat(commits).hasValue(3);
        }
    }

    @Test
    void fileAndDirectoryAreTheirOwnersAlone() throws IOException {
        Path deep = directory.resolve("new").resolve("orders.db");
        try (OrderLedger ledger = SqliteLedger.open(deep)) {
            ledger.claim(Entries.prepared("R-1", "TN-1"), true);
            for (String name : List.of("orders.db", "orders.db-wal", "orders.db-shm")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep.resolveSibling(name))))
                        .isEqualTo("rw-------");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aPathWithOddCharactersIsOneFile() {
        Path odd = directory.resolve("a ?mode=ro&x=%41#é;.db");
        try (OrderLedger ledger = SqliteLedger.open(odd)) {
            ledger.claim(Entries.prepared("R-1", "TN-1"), true);
        }
        assertThat(odd).exists();
        try (OrderLedger ledger = SqliteLedger.open(odd)) {
            assertThat(ledger.find("R-1")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.s3fs", "NFS"})
    void aNetworkFileSystemIsRefused(String type) {
        CccLedgerException refused =
                catchThrowableOfType(CccLedgerException.class, () -> SqliteLedger.requireLocal(file(), type));
        assertThat(refused.problem()).isEqualTo(CccProblem.LEDGER_UNAVAILABLE);
        assertThat(refused.resolution().steps().toString()).contains("PostgreSQL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "apfs", "NTFS", "zfs"})
    void aLocalFileSystemIsAccepted(String type) {
        SqliteLedger.requireLocal(file(), type);
    }

    @Test
    void manyMayOpenANewFileAtTheSameMoment() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Callable<OrderLedger>> openings = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            openings.add(() -> SqliteLedger.open(file()));
        }
        for (Future<OrderLedger> one : threads.invokeAll(openings)) {
            one.get().close();
        }
        threads.shutdown();
    }

    @Test
    void aNewerVersionIsLeftAsItIs() throws Exception {
        change(created(), "PRAGMA user_version=99");
        refusedUnchanged(CccProblem.LEDGER_INCOMPATIBLE, "newer version");
    }

    @Test
    void anotherProgramsDatabaseIsLeftAsItIs() throws Exception {
        change(file(), "CREATE TABLE ccc_order (id INTEGER)");
        refusedUnchanged(CccProblem.LEDGER_INCOMPATIBLE, "file of its own");
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAsItIs() throws Exception {
        Files.writeString(file(), "orders of 2025\n".repeat(500));
        refusedUnchanged(CccProblem.LEDGER_CORRUPT, "backup");
    }

    private void refusedUnchanged(CccProblem problem, String step) throws IOException {
        byte[] before = Files.readAllBytes(file());
        CccLedgerException refused = catchThrowableOfType(CccLedgerException.class, () -> SqliteLedger.open(file()));
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.resolution().steps().toString()).contains(step);
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aDamagedFileIsReportedAndNothingIsSent() throws Exception {
        try (OrderLedger ledger = SqliteLedger.open(file())) {
            for (int i = 0; i < 200; i++) {
                ledger.claim(Entries.prepared("R-" + i, "TN-" + i), false);
            }
        }
        try (RandomAccessFile damaged = new RandomAccessFile(file().toFile(), "rw")) {
            byte[] rubbish = new byte[(int) damaged.length() - 8192];
            java.util.Arrays.fill(rubbish, (byte) 0x5a);
            damaged.seek(8192);
            damaged.write(rubbish);
        }
        try (Shop shop = new Shop();
                OrderLedger ledger = SqliteLedger.open(file());
                CccClient client = shop.client(ledger, new LaterTime(Duration.ZERO))) {
            OrderRequest request = Shop.request(client, "R-17");
            CccLedgerException failed = catchThrowableOfType(
                    CccLedgerException.class, () -> client.orders().submit(request));
            assertThat(failed.problem()).isEqualTo(CccProblem.LEDGER_CORRUPT);
            assertThat(failed.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(shop.ccc.count(Call.SUBMIT_ORDER)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quoted_total = 'much'", "created_at = 'yesterday'", "finding = 'LOST'"})
    void anEntryThatNobodyCanHaveWrittenIsACorruptLedgerThatNamesIt(String change) throws Exception {
        try (OrderLedger ledger = SqliteLedger.open(file());
                Connection other = SqliteLedger.connect(file(), Duration.ofSeconds(5));
                Statement statement = other.createStatement()) {
            ledger.claim(Entries.prepared("R-1", "TN-1"), true);
            statement.executeUpdate("UPDATE ccc_order SET " + change);

            CccLedgerException failed = catchThrowableOfType(CccLedgerException.class, () -> ledger.find("R-1"));

            assertThat(failed.problem()).isEqualTo(CccProblem.LEDGER_CORRUPT);
            assertThat(failed).hasMessageContaining("R-1");
        }
    }

    @Test
    void whereNoFileCanBeMadeTheReasonIsSaid() {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")));
        CccLedgerException refused = catchThrowableOfType(
                CccLedgerException.class, () -> SqliteLedger.open(Path.of("/proc/self/orders.db")));
        assertThat(refused.problem()).isEqualTo(CccProblem.LEDGER_UNAVAILABLE);
        assertThat(refused.resolution().steps().toString()).contains("may write there");
    }

    @Test
    void aReadOnlyDirectoryIsRefused() throws IOException {
        Path sealed = Files.createDirectory(
                directory.resolve("sealed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        Assumptions.assumeFalse(Files.isWritable(sealed), "root may write anywhere");
        CccLedgerException refused =
                catchThrowableOfType(CccLedgerException.class, () -> SqliteLedger.open(sealed.resolve("orders.db")));
        assertThat(refused.problem()).isEqualTo(CccProblem.LEDGER_UNAVAILABLE);
    }

    @Test
    void aDirectoryThatIsAFileIsRefused() throws IOException {
        Path plain = Files.createFile(directory.resolve("plain"));
        CccLedgerException refused =
                catchThrowableOfType(CccLedgerException.class, () -> SqliteLedger.open(plain.resolve("orders.db")));
        assertThat(refused.problem()).isEqualTo(CccProblem.LEDGER_UNAVAILABLE);
    }

    @Test
    void aFullDiskBeforeSendingKeepsTheOrderFromBeingSent() throws SQLException {
        Connection connection = SqliteLedger.connect(created(), Duration.ofSeconds(1));
        try (Shop shop = new Shop();
                OrderLedger ledger = new JdbcLedger(new SqliteTransactions(connection, "the file"));
                CccClient client = shop.client(ledger, new LaterTime(Duration.ZERO))) {
            List<OrderRequest> requests = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                requests.add(Shop.request(client, "R-" + i));
            }
            execute(connection, "PRAGMA max_page_count=" + text(connection, "PRAGMA page_count"));
            CccLedgerException full = catchThrowableOfType(
                    CccLedgerException.class,
                    () -> requests.forEach(request -> client.orders().submit(request)));

            assertThat(full.problem()).isEqualTo(CccProblem.LEDGER_UNAVAILABLE);
            assertThat(full.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(full.getMessage()).contains("full");
            execute(connection, "PRAGMA max_page_count=100000");
            requests.forEach(request -> client.orders().submit(request));
            assertThat(shop.ccc.orders()).hasSize(30);
            assertThat(ledger.unresolved()).isEmpty();
        }
    }

    @Test
    void aFullDiskAfterCccConfirmedItIsSaidOnTheConfirmation() throws SQLException {
        Connection connection = SqliteLedger.connect(created(), Duration.ofSeconds(1));
        LaterTime time = new LaterTime(Duration.ZERO);
        try (Shop shop = new Shop();
                OrderLedger ledger = new JdbcLedger(new SqliteTransactions(connection, "the file"));
                CccClient client = shop.client(ledger, time)) {
            OrderRequest request = Shop.request(client, "R-1");
            // Fills the pages that are there, so that the very next change needs a new one.
            shop.ccc
                    .faults()
                    .next(Call.SUBMIT_ORDER)
                    .before(() -> quietly(() -> {
                        execute(connection, "CREATE TABLE filler (x)");
                        execute(connection, "PRAGMA max_page_count=" + text(connection, "PRAGMA page_count"));
                        try {
                            while (true) {
                                execute(connection, "INSERT INTO filler VALUES (zeroblob(50))");
                            }
                        } catch (SQLException full) {
                            execute(
                                    connection,
                                    "CREATE TRIGGER no_room BEFORE UPDATE ON ccc_order BEGIN"
                                            + " INSERT INTO filler VALUES (zeroblob(5000)); END");
                        }
                    }));

            OrderConfirmation done = client.orders().submit(request);

            assertThat(done.recorded()).isFalse();
            assertThat(ledger.find("R-1").orElseThrow().state()).isEqualTo(OrderState.SENDING);
            execute(connection, "PRAGMA max_page_count=100000");
            time.advance(Duration.ofMinutes(3));
            assertThat(client.orders().reconcile("R-1").finding()).isEqualTo(LookUpFinding.FOUND);
            assertThat(client.orders().submit(request).orderNumber()).isEqualTo(done.orderNumber());
            assertThat(shop.ccc.orders()).hasSize(1);
        }
    }

    @Test
    void aFileLockedForTooLongIsSaidToBe() throws SQLException {
        try (Connection holder = SqliteLedger.connect(created(), Duration.ofSeconds(1));
                OrderLedger ledger = new JdbcLedger(
                        new SqliteTransactions(SqliteLedger.connect(file(), Duration.ofMillis(50)), "the file"))) {
            execute(holder, "BEGIN IMMEDIATE");
            CccLedgerException locked = catchThrowableOfType(
                    CccLedgerException.class, () -> ledger.write(Entries.prepared("R-1", "TN-1"), WireRecord.NONE));
            assertThat(locked.problem()).isEqualTo(CccProblem.LEDGER_UNAVAILABLE);
            assertThat(locked.getMessage()).contains("locked");
        }
    }

    @Test
    void aClosedLedgerSaysSo() {
        OrderLedger ledger = SqliteLedger.open(file());
        ledger.close();
        assertThat(catchThrowableOfType(CccLedgerException.class, () -> ledger.find("R-1"))
                        .getMessage())
                .contains("closed");
    }

    private interface Sql {
        void run() throws SQLException;
    }

    private static void quietly(Sql action) {
        try {
            action.run();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void change(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
