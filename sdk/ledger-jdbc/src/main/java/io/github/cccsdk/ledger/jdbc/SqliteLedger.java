package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccLedgerException;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.time.TimeSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The order ledger in one SQLite file, for any number of threads and processes on one machine. */
public final class SqliteLedger {
    /** "CCCS": tells our files from those of other programs. */
    private static final int APPLICATION_ID = 0x43434353;

    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final int SWITCH_TRIES = 100;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private SqliteLedger() {}

    /**
     * Opens a ledger file, or makes it, and its directory, for its owner alone. Every change is on the disk before a method
     * returns (WAL with {@code synchronous=FULL}).
     *
     * @throws CccLedgerException {@code LEDGER_UNAVAILABLE} if it cannot be opened, or lies on a network file system, where
     *     SQLite's locks do not hold; {@code LEDGER_INCOMPATIBLE} if it is of a newer version or of another program;
     *     {@code LEDGER_CORRUPT} if it is no database. A file that is refused is left as it is.
     */
    public static OrderLedger open(Path file) {
        Path path = file.toAbsolutePath().normalize();
        create(path);
        requireLocal(path, fileSystemOf(path));
        return new JdbcLedger(new SqliteTransactions(connect(path, BUSY), "The ledger file " + path));
    }

    static void requireLocal(Path path, String fileSystem) {
        if (NetworkFileSystems.includes(fileSystem)) {
            throw LedgerFailure.unavailable(
                    "The ledger file " + path + " lies on a network file system (" + fileSystem
                            + "), where SQLite's locks do not hold: two machines could order the same",
                    null,
                    "Give a path on a local disk, or use PostgreSQL for several machines");
        }
    }

    private static String fileSystemOf(Path path) {
        try {
            return Files.getFileStore(path).type();
        } catch (IOException failure) {
            throw LedgerFailure.unavailable("The file system of " + path + " cannot be told", failure);
        }
    }

    private static void create(Path path) {
        try {
            Path directory = path.getParent();
            boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (directory != null && !Files.isDirectory(directory)) {
                Files.createDirectories(directory, posix ? only("rwx------") : new FileAttribute<?>[0]);
            }
            if (!Files.exists(path)) {
                requireLocal(path, directory == null ? "" : fileSystemOf(directory));
                Files.createFile(path, posix ? only("rw-------") : new FileAttribute<?>[0]);
            }
        } catch (FileAlreadyExistsException another) {
            // Another process made it at the same moment, or the directory is a file, which SQLite will tell.
            return;
        } catch (IOException failure) {
            throw LedgerFailure.unavailable(
                    "The ledger file " + path + " cannot be made ("
                            + failure.getClass().getSimpleName() + ")",
                    failure,
                    "Check that its directory exists and that this user may write there");
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }

    /** @param busy how long to wait for other processes */
    static Connection connect(Path path, Duration busy) {
        String store = "The ledger file " + path;
        Connection connection;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + path.toUri());
        } catch (SQLException failure) {
            throw LedgerFailure.of(failure, store);
        }
        try {
            execute(connection, "PRAGMA busy_timeout=" + busy.toMillis());
            // One snapshot: another process may be making the tables at this moment.
            execute(connection, "BEGIN");
            requireOurs(connection, store);
            execute(connection, "COMMIT");
            prepare(connection, store);
            return connection;
        } catch (SQLException failure) {
            close(connection);
            throw LedgerFailure.of(failure, store);
        } catch (CccException refused) {
            close(connection);
            throw refused;
        }
    }

    /** Reads only: a file that is not ours is not touched. */
    private static void requireOurs(Connection connection, String store) throws SQLException {
        long id = number(connection, "PRAGMA application_id");
        long version = number(connection, "PRAGMA user_version");
        long tables = number(connection, "SELECT count(*) FROM sqlite_master");
        if (id != APPLICATION_ID && (id != 0 || version != 0 || tables != 0)) {
            throw LedgerFailure.incompatible(
                    store + " is a database of another program", "Give the ledger a file of its own");
        }
        if (version > LedgerSchema.VERSION) {
            throw LedgerFailure.incompatible(
                    store + " has version " + version + ", this library knows up to " + LedgerSchema.VERSION,
                    "Use the newer version of this library, everywhere");
        }
    }

    private static void prepare(Connection connection, String store) throws SQLException {
        if (number(connection, "PRAGMA user_version") < LedgerSchema.VERSION) {
            execute(connection, "BEGIN IMMEDIATE");
            try {
                int version = (int) number(connection, "PRAGMA user_version");
                LedgerSchema.upgrade(connection, version);
                execute(connection, "PRAGMA application_id=" + APPLICATION_ID);
                execute(connection, "PRAGMA user_version=" + LedgerSchema.VERSION);
                execute(connection, "COMMIT");
            } catch (SQLException failure) {
                execute(connection, "ROLLBACK");
                throw failure;
            }
        }
        switchToWal(connection, store);
        execute(connection, "PRAGMA synchronous=FULL");
    }

    /** SQLite does not wait here for others that open the file at the same moment. */
    private static void switchToWal(Connection connection, String store) throws SQLException {
        for (int tries = 1; ; tries++) {
            try (Statement statement = connection.createStatement();
                    ResultSet mode = statement.executeQuery("PRAGMA journal_mode=WAL")) {
                if (!mode.next() || !mode.getString(1).equalsIgnoreCase("wal")) {
                    throw LedgerFailure.unavailable(
                            store + " lies where SQLite cannot keep a write-ahead log",
                            null,
                            "Give a path on a local disk");
                }
                return;
            } catch (SQLiteException busy) {
                if (busy.getResultCode() != SQLiteErrorCode.SQLITE_BUSY || tries == SWITCH_TRIES) {
                    throw busy;
                }
            }
            try {
                TimeSource.system().sleep(BETWEEN_TRIES);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw LedgerFailure.unavailable("Interrupted while opening " + store, interrupted);
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // What made us give up is the failure to tell.
            return;
        }
    }
}
