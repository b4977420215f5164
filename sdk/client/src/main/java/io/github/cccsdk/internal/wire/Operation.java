package io.github.cccsdk.internal.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of the contract, ready to be made any number of times.
 *
 * @param <T> what its answer means
 */
public final class Operation<T> {
    /** Turns a content as JSON spells it into a value. */
    interface Meaning<C, T> {
        T of(C content) throws UnreadableAnswer;
    }

    private final String name;
    private final boolean safe;
    private final String method;
    private final List<String> path;
    private final Map<String, String> query;
    private final byte[] body;
    private final ContentReader<T> reader;

    private interface ContentReader<T> {
        Reading<T> read(WireAnswer answer) throws IOException, UnreadableAnswer;
    }

    /**
     * @param name as it appears in exceptions, such as {@code pricing.quote}
     * @param safe whether making it twice does no more than making it once
     * @param path the path's segments below the base URL
     * @param body the JSON body; empty for none
     * @param wrapper reads a {@code Wrapper} around {@code C}
     */
    <C> Operation(
            String name,
            boolean safe,
            String method,
            List<String> path,
            Map<String, String> query,
            byte[] body,
            ObjectReader wrapper,
            Meaning<C, T> meaning) {
        this.name = name;
        this.safe = safe;
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body;
        this.reader = answer ->
                Operation.<C, T>understand(wrapper.readValue(answer.bytes(), answer.start(), answer.length()), meaning);
    }

    public String name() {
        return name;
    }

    public boolean isSafe() {
        return safe;
    }

    String method() {
        return method;
    }

    List<String> path() {
        return path;
    }

    Map<String, String> query() {
        return query;
    }

    byte[] body() {
        return body;
    }

    /** Reads an answer that may be a success. Throws nothing, whatever the bytes. */
    public Reading<T> read(WireAnswer answer) {
        if (answer.ending() != WireAnswer.Ending.COMPLETE) {
            return new Reading.Unreadable<>("the answer broke off or was too long");
        }
        try {
            return reader.read(answer);
        } catch (JacksonException unreadable) {
            // A parser's message quotes what it read.
            return new Reading.Unreadable<>("the answer is not the JSON of the contract");
        } catch (UnreadableAnswer unreadable) {
            return new Reading.Unreadable<>(unreadable.why());
        } catch (IOException unreadable) {
            return new Reading.Unreadable<>("the answer could not be read");
        }
    }

    /** @param wrapper null where the whole answer is the JSON {@code null} */
    private static <C, T> Reading<T> understand(Answers.@Nullable Wrapper<C> wrapper, Meaning<C, T> meaning)
            throws UnreadableAnswer {
        Answers.Response<C> response = Answers.required("response", wrapper == null ? null : wrapper.response());
        String code = Answers.required(
                "status.code", Answers.required("status", response.status()).code());
        if (!code.equals("OK")) {
            return new Reading.Refused<>();
        }
        return new Reading.Understood<>(meaning.of(Answers.required("content", response.content())));
    }
}
