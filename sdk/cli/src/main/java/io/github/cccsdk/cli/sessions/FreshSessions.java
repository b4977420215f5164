package io.github.cccsdk.cli.sessions;

import io.github.cccsdk.session.SessionAccount;
import io.github.cccsdk.session.SessionRecord;
import io.github.cccsdk.session.SessionStore;
import java.time.Duration;

/** A store for a diagnosis, which has to sign in itself: heeds refusals, but takes no session from before. */
public final class FreshSessions implements SessionStore {
    private final SessionStore store;

    public FreshSessions(SessionStore store) {
        this.store = store;
    }

    @Override
    public SessionRecord read(SessionAccount account) throws Exception {
        return store.read(account).withoutSession();
    }

    @Override
    public void write(SessionAccount account, SessionRecord record) throws Exception {
        store.write(account, record);
    }

    @Override
    public AutoCloseable lock(SessionAccount account, Duration atMost) throws Exception {
        return store.lock(account, atMost);
    }
}
