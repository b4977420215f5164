package io.github.cccsdk.cli.sessions;

import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.session.SessionAccount;
import io.github.cccsdk.session.SessionRecord;
import io.github.cccsdk.session.SessionStore;
import io.github.cccsdk.time.TimeSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Sessions and refusals as files in the state directory, one for each account, so that runs of the command share them. What
 * cannot be used is warned about once and left alone: no call fails because of it. Thread-safe.
 */
public final class FileSessionStore implements SessionStore {
    private static final String SALT = "salt";
    private static final int SALT_BYTES = 32;
    /** The salt is used as it is stored: as hexadecimal digits, so that every file is text. */
    private static final int SALT_LENGTH = 2 * SALT_BYTES;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final PrivateDirectory directory;
    private final TimeSource time;
    private final Consumer<String> warnings;
    private final Map<SessionAccount, String> keys = new ConcurrentHashMap<>();
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param warnings told, once, why the files cannot be used; the text is one line */
    public FileSessionStore(Path state, TimeSource time, Consumer<String> warnings) {
        this.directory = new PrivateDirectory(state, "sessions");
        this.time = time;
        this.warnings = warnings;
    }

    /** Begins to work out the account's name in the background, because that takes as long as opening a client. */
    public void expect(SessionAccount account) {
        Thread thread = new Thread(
                () -> {
                    try {
                        keyIfAny(account);
                    } catch (IOException unusable) {
                        // Whoever needs it will meet the same.
                    }
                },
                "ccc-session-key");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public SessionRecord read(SessionAccount account) {
        try {
            Optional<String> key = keyIfAny(account);
            Optional<byte[]> content = key.isEmpty() ? Optional.empty() : directory.read(file(key.get()));
            return content.flatMap(bytes -> SessionDocument.read(new String(bytes, StandardCharsets.UTF_8)))
                    .orElse(SessionRecord.NONE);
        } catch (IOException unusable) {
            warn(unusable);
            return SessionRecord.NONE;
        }
    }

    @Override
    public void write(SessionAccount account, SessionRecord record) {
        try {
            // Whoever has something to store holds the lock, and taking that made the salt.
            Optional<String> key = keyIfAny(account);
            if (key.isPresent() && record.equals(SessionRecord.NONE)) {
                directory.remove(file(key.get()));
            } else if (key.isPresent()) {
                directory.replace(file(key.get()), SessionDocument.write(record).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException unwritable) {
            warn(unwritable);
        }
    }

    @Override
    public AutoCloseable lock(SessionAccount account, Duration atMost) throws IOException, InterruptedException {
        long until = time.nanoTime() + atMost.toNanos();
        try {
            Optional<byte[]> salt = salt();
            return locked(key(account, salt.isPresent() ? salt.get() : newSalt(until)) + ".lock", until);
        } catch (IOException unlockable) {
            warn(unlockable);
            throw unlockable;
        }
    }

    private FileChannel locked(String name, long until) throws IOException, InterruptedException {
        FileChannel channel = directory.toLock(name);
        try {
            while (!isLocked(channel)) {
                if (time.nanoTime() - until >= 0) {
                    throw new IOException("another run holds its lock for too long");
                }
                time.sleep(BETWEEN_LOOKS);
            }
            // The lock goes with the channel, and with the process.
            return channel;
        } catch (IOException | InterruptedException | RuntimeException notLocked) {
            channel.close();
            throw notLocked;
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    /** The account's name; empty as long as nothing was ever stored, which leaves nothing behind. */
    private Optional<String> keyIfAny(SessionAccount account) throws IOException {
        Optional<byte[]> salt = salt();
        return salt.isEmpty() ? Optional.empty() : Optional.of(key(account, salt.get()));
    }

    /** Worked out once, also when two threads ask for it at the same time. */
    private String key(SessionAccount account, byte[] salt) {
        return keys.computeIfAbsent(account, unknown -> AccountKey.of(unknown, salt));
    }

    private Optional<byte[]> salt() throws IOException {
        return directory.read(SALT).filter(salt -> salt.length == SALT_LENGTH);
    }

    private byte[] newSalt(long until) throws IOException, InterruptedException {
        FileChannel lock = locked(SALT + ".lock", until);
        try {
            Optional<byte[]> meanwhile = salt();
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            byte[] random = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(random);
            byte[] salt = HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
            directory.replace(SALT, salt);
            return salt;
        } finally {
            lock.close();
        }
    }

    private static String file(String key) {
        return key + ".json";
    }

    private void warn(IOException unusable) {
        if (warned.compareAndSet(false, true)) {
            String why = unusable instanceof PrivateDirectory.NotPrivateException
                    ? String.valueOf(unusable.getMessage())
                    : unusable.getClass().getSimpleName() + ", " + unusable.getMessage();
            warnings.accept(OneLine.of("the session is not kept between runs: " + why, 400));
        }
    }
}
