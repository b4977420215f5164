package io.github.cccsdk.ledger.jdbc;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The typed failures of a ledger, each saying what to do. */
final class LedgerFailure {
    private static final String OPERATION = "ledger";

    private LedgerFailure() {}

    static CccException unavailable(String detail, @Nullable Throwable cause, String... steps) {
        return of(
                CccProblem.LEDGER_UNAVAILABLE,
                "The order ledger cannot be read or written",
                detail,
                cause,
                steps.length == 0
                        ? List.of(
                                "Check that its file or database can be reached and written: path, permissions, disk space, credentials",
                                "Then order again under the same reference")
                        : List.of(steps));
    }

    static CccException incompatible(String detail, String... steps) {
        return of(
                CccProblem.LEDGER_INCOMPATIBLE,
                "The order ledger was written by a newer version of this library, or belongs to another program",
                detail,
                null,
                List.of(steps));
    }

    static CccException corrupt(String detail, @Nullable Throwable cause) {
        return of(
                CccProblem.LEDGER_CORRUPT,
                "The order ledger is damaged, or is no ledger at all",
                detail,
                cause,
                List.of(
                        "Keep the file as it is: nothing in it was changed",
                        "Restore the latest backup, and compare it with the order list of the Marketplace web site before ordering"));
    }

    /** By the database's own error code, never by its text. */
    static CccException of(SQLException failure, String store) {
        if (failure instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            return switch (code.code & 0xff) {
                case 11, 26 -> corrupt(store + " is damaged or no SQLite database (" + code.name() + ")", failure);
                case 13 ->
                    unavailable(
                            store + " cannot grow: the disk is full, or its size limit is reached",
                            failure,
                            "Free some disk space",
                            "Then order again under the same reference");
                case 5, 6 ->
                    unavailable(
                            store + " is locked by another process for too long",
                            failure,
                            "Find the process that holds it open in a transaction",
                            "Then order again under the same reference");
                case 8 ->
                    unavailable(
                            store + " is read-only",
                            failure,
                            "Give this user the right to write the file and its directory");
                case 14 ->
                    unavailable(
                            store + " cannot be opened or created",
                            failure,
                            "Check that its directory exists and that this user may write there");
                default -> unavailable(store + " failed (" + code.name() + ")", failure);
            };
        }
        String state = failure.getSQLState();
        return unavailable(store + " failed" + (state == null ? "" : " (SQLSTATE " + state + ")"), failure);
    }

    private static CccException of(
            CccProblem problem, String summary, String detail, @Nullable Throwable cause, List<String> steps) {
        ProblemReport report = ProblemReport.builder(problem)
                .resolution(new Resolution(summary, steps, Actor.APPLICATION, "ccc-sdk"))
                .operation(OPERATION)
                .detail(detail)
                .build();
        return cause == null ? CccException.of(report) : CccException.of(report, cause);
    }
}
