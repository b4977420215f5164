package io.github.cccsdk.cli.batch;

import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.rows.Tally;
import io.github.cccsdk.pricing.Money;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a batch has counted: rows and amounts by outcome, and how rows failed. Not thread-safe. */
public final class Counts {
    private static final String FAILED_AS = "exit ";

    private final Map<String, Long> rows = new TreeMap<>();
    private final Map<Integer, Long> failures = new TreeMap<>();
    private final Map<String, Map<String, Money>> amounts = new TreeMap<>();

    public Counts() {}

    /** What an earlier run had counted. */
    public static Counts of(Tally tally) {
        Counts counts = new Counts();
        tally.counts().forEach((name, count) -> {
            if (name.startsWith(FAILED_AS)) {
                counts.failures.put(Integer.valueOf(name.substring(FAILED_AS.length())), count);
            } else {
                counts.rows.put(name, count);
            }
        });
        if (!tally.total().isEmpty()) {
            for (String amount : tally.total().split(", ", -1)) {
                String[] parts = amount.split(" ", -1);
                counts.add(parts[0], Money.of(parts[1], parts[2]));
            }
        }
        return counts;
    }

    Tally tally() {
        Map<String, Long> all = new TreeMap<>(rows);
        failures.forEach((code, count) -> all.put(FAILED_AS + code, count));
        String total = amounts.entrySet().stream()
                .flatMap(outcome -> outcome.getValue().values().stream().map(money -> outcome.getKey() + " " + money))
                .collect(Collectors.joining(", "));
        return new Tally(all, total);
    }

    void add(RowResult result) {
        rows.merge(result.outcome(), 1L, Long::sum);
        result.failure().ifPresent(failure -> failures.merge(failure.exitCode(), 1L, Long::sum));
        result.amount().ifPresent(amount -> add(result.outcome(), amount));
    }

    /** How many rows came to each outcome. */
    public Map<String, Long> rows() {
        return Map.copyOf(rows);
    }

    public long done() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the rows of an outcome come to, an amount for each currency. */
    public Collection<Money> amounts(String outcome) {
        return amounts.getOrDefault(outcome, Map.of()).values();
    }

    /** What has been bought, or may have been, in one currency. */
    public Money spent(String currency) {
        return amount(RowResult.ORDERED, currency).plus(amount(RowResult.ORDER_UNKNOWN, currency));
    }

    /** What the rows of an outcome come to in one currency. */
    public Money amount(String outcome, String currency) {
        return Optional.ofNullable(amounts.getOrDefault(outcome, Map.of()).get(currency))
                .orElse(Money.zero(currency));
    }

    /** The exit code that the failures of single rows come to. */
    public int exitCode() {
        return BatchExit.of(failures.keySet());
    }

    /** As {@link #exitCode}, with one more failure. */
    int exitCodeWith(int another) {
        if (another == ExitCode.DONE) {
            return exitCode();
        }
        Map<Integer, Long> all = new TreeMap<>(failures);
        all.put(another, 1L);
        return BatchExit.of(all.keySet());
    }

    private void add(String outcome, Money amount) {
        amounts.computeIfAbsent(outcome, name -> new TreeMap<>()).merge(amount.currency(), amount, Money::plus);
    }
}
