package io.github.cccsdk.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.ByteString;

/**
 * One scripted fault, from {@link FaultScript}. It is in force from the moment it was asked for, so script faults before
 * the call they are meant for. All methods return this fault and may be combined; where two contradict each other (two ways
 * to end the exchange, say) the last one counts. Thread-safe.
 *
 * <p>A fault that sets a status or a body is answered <em>without</em> processing the request, unless {@link #process()} is
 * asked for. A fault that sets only headers, a content type, a delay or the way the answer is sent leaves the ordinary
 * answer as it is otherwise.
 */
public final class Fault {

    /** How the exchange ends. */
    enum Ending {
        ANSWERED,
        CUT,
        DRIPPED,
        CLOSED_AFTER,
        DROPPED_UNREAD,
        DROPPED,
        RESET,
        HALF_STATUS_LINE,
        STALLED;

        /** Whether the caller gets at least the head of an answer. */
        boolean answers() {
            return this == ANSWERED || this == CUT || this == DRIPPED || this == CLOSED_AFTER;
        }
    }

    /** The fault as it stood when a request met it. */
    record Plan(
            Optional<Integer> status,
            List<Answer.Header> headers,
            Optional<String> contentType,
            Optional<ByteString> body,
            Duration delay,
            Ending ending,
            int dripBytes,
            Duration dripEvery,
            boolean process,
            boolean killSessions,
            List<Runnable> before) {

        boolean processes() {
            return process || (status.isEmpty() && body.isEmpty() && ending.answers());
        }

        /** Whether what the caller sees may differ from what the service said. */
        boolean altersAnswer() {
            return status.isPresent()
                    || body.isPresent()
                    || contentType.isPresent()
                    || !headers.isEmpty()
                    || !(ending == Ending.ANSWERED || ending == Ending.CLOSED_AFTER);
        }

        Answer alter(Answer ordinary) {
            boolean scripted = status.isPresent() || body.isPresent();
            Answer base = scripted ? Answer.empty(200) : ordinary;
            List<Answer.Header> all = new ArrayList<>(base.headers());
            all.addAll(headers);
            String ownType = scripted && body.isPresent() ? Answer.JSON_TYPE : base.contentType();
            return new Answer(
                    status.orElse(base.status()),
                    List.copyOf(all),
                    contentType.orElse(ownType),
                    body.orElse(base.body()));
        }
    }

    private Optional<Integer> status = Optional.empty();
    private final List<Answer.Header> headers = new ArrayList<>();
    private Optional<String> contentType = Optional.empty();
    private Optional<ByteString> body = Optional.empty();
    private Duration delay = Duration.ZERO;
    private Ending ending = Ending.ANSWERED;
    private int dripBytes = 1;
    private Duration dripEvery = Duration.ZERO;
    private boolean process;
    private boolean killSessions;
    private final List<Runnable> before = new ArrayList<>();

    Fault() {}

    /**
     * Answers with this status; with an empty body unless one is given.
     *
     * @param status HTTP status, 100 to 599
     * @return this fault
     */
    public synchronized Fault status(int status) {
        this.status = Optional.of(status);
        return this;
    }

    /**
     * Adds a header to the answer.
     *
     * @param name its name
     * @param value its value
     * @return this fault
     */
    public synchronized Fault header(String name, String value) {
        headers.add(new Answer.Header(name, value));
        return this;
    }

    /**
     * Answers with this content type; with a scripted body the default is {@code application/json}.
     *
     * @param contentType the header's value; empty leaves the header out
     * @return this fault
     */
    public synchronized Fault contentType(String contentType) {
        this.contentType = Optional.of(contentType);
        return this;
    }

    /**
     * Answers with this body, status 200 unless one is given.
     *
     * @param text sent as UTF-8
     * @return this fault
     */
    public synchronized Fault body(String text) {
        this.body = Optional.of(ByteString.encodeUtf8(text));
        return this;
    }

    /**
     * Answers with this body, status 200 unless one is given.
     *
     * @param bytes sent as they are
     * @return this fault
     */
    public synchronized Fault body(byte[] bytes) {
        this.body = Optional.of(ByteString.of(bytes));
        return this;
    }

    /**
     * Holds back the answer, in real time, after the request was processed (if it is).
     *
     * @param delay how long
     * @return this fault
     */
    public synchronized Fault delay(Duration delay) {
        this.delay = delay;
        return this;
    }

    /**
     * Processes the request even though the answer is scripted or never comes: an order then exists.
     *
     * @return this fault
     */
    public synchronized Fault process() {
        this.process = true;
        return this;
    }

    /**
     * Closes the connection as soon as the request line is there, before anything is read beyond it. The request does not
     * show in {@link CccSimulator#requests()}.
     *
     * @return this fault
     */
    public Fault dropUnread() {
        return ending(Ending.DROPPED_UNREAD);
    }

    /**
     * Closes the connection after the request was read, without processing it.
     *
     * @return this fault
     */
    public Fault drop() {
        return ending(Ending.DROPPED);
    }

    /**
     * Closes the connection after the request was read and processed: the order exists, its answer is lost.
     *
     * @return this fault
     */
    public Fault processThenDrop() {
        return process().drop();
    }

    /**
     * Resets the connection (TCP RST) after the request was read, without processing it unless {@link #process()} is asked
     * for.
     *
     * @return this fault
     */
    public Fault reset() {
        return ending(Ending.RESET);
    }

    /**
     * Sends the head of the answer and half of its body, then closes the connection.
     *
     * @return this fault
     */
    public Fault cutAnswer() {
        return ending(Ending.CUT);
    }

    /**
     * Sends the first half of a status line, then closes the connection; the request is not processed unless
     * {@link #process()} is asked for.
     *
     * @return this fault
     */
    public Fault halfStatusLine() {
        return ending(Ending.HALF_STATUS_LINE);
    }

    /**
     * Never answers, and keeps the connection open until the simulator closes; the request is not processed unless
     * {@link #process()} is asked for.
     *
     * @return this fault
     */
    public Fault stall() {
        return ending(Ending.STALLED);
    }

    /**
     * Closes the connection after the answer, without having said so in a header: a client that keeps it for the next call
     * finds it dead.
     *
     * @return this fault
     */
    public Fault closeAfterAnswer() {
        return ending(Ending.CLOSED_AFTER);
    }

    /**
     * Sends the body drop by drop, in real time.
     *
     * @param bytes how many at a time
     * @param every the pause between two drops
     * @return this fault
     */
    public synchronized Fault drip(int bytes, Duration every) {
        this.dripBytes = bytes;
        this.dripEvery = every;
        return ending(Ending.DRIPPED);
    }

    /**
     * Ends every session before the request is looked at.
     *
     * @return this fault
     */
    public synchronized Fault expireSessions() {
        this.killSessions = true;
        return this;
    }

    /**
     * Runs something before the request is looked at, such as a change of price or an advance of the clock.
     *
     * @param change what to do; runs on the connection's thread
     * @return this fault
     */
    public synchronized Fault before(Runnable change) {
        before.add(change);
        return this;
    }

    private synchronized Fault ending(Ending how) {
        this.ending = how;
        return this;
    }

    synchronized Plan plan() {
        return new Plan(
                status,
                List.copyOf(headers),
                contentType,
                body,
                delay,
                ending,
                dripBytes,
                dripEvery,
                process,
                killSessions,
                List.copyOf(before));
    }
}
