package io.github.cccsdk.cli;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.cli.sessions.FileSessionStore;
import io.github.cccsdk.cli.settings.Setting;
import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.session.SessionAccount;
import io.github.cccsdk.session.SessionRecord;
import io.github.cccsdk.session.SessionStore;
import io.github.cccsdk.time.TimeSource;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a run has to do with the sign-ins of earlier runs. */
final class SessionFlags {
    static final String RETRY = "--retry-sign-in";

    @Option(names = "--no-session-cache", description = "Neither use nor keep what runs learn by signing in.")
    private boolean uncached;

    @Option(
            names = RETRY,
            description = "Forget that CCC refused these credentials in an earlier run, and try them again.")
    private boolean retry;

    /** Where this run and the others share their sessions; empty if it is to be alone. */
    Optional<SessionStore> store(Surroundings surroundings, Settings settings, CccCredentials credentials) {
        if (uncached) {
            return Optional.empty();
        }
        FileSessionStore store = new FileSessionStore(
                surroundings.directories().state(),
                TimeSource.system(),
                warning -> surroundings.err().println("ccc: " + warning));
        SessionAccount account = new SessionAccount(settings.baseUrl(), settings.text(Setting.TOKEN_URL), credentials);
        if (retry) {
            store.write(account, SessionRecord.NONE);
        } else {
            store.expect(account);
        }
        return Optional.of(store);
    }
}
