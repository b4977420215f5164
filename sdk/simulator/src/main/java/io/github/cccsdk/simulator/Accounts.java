package io.github.cccsdk.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The accounts by user name, and how often each was tried with a wrong password since it last signed in. */
final class Accounts {

    private final Map<String, Account> byUser = new LinkedHashMap<>();
    private final Map<String, Integer> wrongPasswords = new LinkedHashMap<>();
    private final int lockAfter;
    private final String first;

    Accounts(List<Account> accounts, int lockAfter) {
        this.lockAfter = lockAfter;
        for (Account account : accounts) {
            byUser.put(account.userName(), account);
        }
        this.first = accounts.get(0).userName();
    }

    /** The account an application signs in to without naming a user. */
    Account first() {
        return named(first);
    }

    Account named(String userName) {
        return find(userName)
                .orElseThrow(() -> new IllegalArgumentException("The simulator has no account " + userName
                        + "; give it one with CccSimulator.builder().account(…)"));
    }

    Optional<Account> find(String userName) {
        return Optional.ofNullable(byUser.get(userName));
    }

    void change(String userName, UnaryOperator<Account.Builder> change) {
        Account before = named(userName);
        Account after = change.apply(before.toBuilder()).build();
        byUser.put(userName, after);
        if (before.locked() && !after.locked()) {
            wrongPasswords.remove(userName);
        }
    }

    void passwordWasRight(Account account) {
        wrongPasswords.remove(account.userName());
    }

    void passwordWasWrong(Account account) {
        int tries = wrongPasswords.merge(account.userName(), 1, Integer::sum);
        if (tries >= lockAfter) {
            byUser.put(account.userName(), account.toBuilder().locked(true).build());
        }
    }
}
