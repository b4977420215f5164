package io.github.cccsdk.internal.errors;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a log, one by one, with a look at the few that follow; a long line is cut, so memory stays constant. */
public final class LogLines {
    static final int MAX_FINDING_LINES = 8;
    static final int MAX_FINDING_LENGTH = 16 * 1024;

    private final Reader text;
    private final char[] buffer = new char[16 * 1024];
    private int filled;
    private int at;
    private boolean afterReturn;
    private final Deque<String> ahead = new ArrayDeque<>();

    LogLines(Reader text) {
        this.text = text;
    }

    /** Characters of a log file: UTF-16 where a byte order mark says so (PowerShell writes that), else UTF-8. */
    public static Reader decoded(InputStream in) throws IOException {
        in.mark(4);
        int first = in.read();
        int second = in.read();
        int third = in.read();
        in.reset();
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (first == 0xFF && second == 0xFE) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (first == 0xFE && second == 0xFF) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        } else if (first == 0xEF && second == 0xBB && third == 0xBF) {
            mark = 3;
        }
        in.skipNBytes(mark);
        return new InputStreamReader(in, charset);
    }

    /** The next line, or null at the end. */
    @Nullable
    String next() throws IOException {
        String line = ahead.poll();
        return line == null ? read() : line;
    }

    /** The lines after the present one, as far as they can belong to the same finding. */
    List<String> following() throws IOException {
        while (ahead.size() < MAX_FINDING_LINES - 1) {
            String line = read();
            if (line == null) {
                break;
            }
            ahead.add(line);
        }
        List<String> lines = new ArrayList<>(MAX_FINDING_LINES);
        for (Iterator<String> all = ahead.iterator(); all.hasNext() && lines.size() < MAX_FINDING_LINES - 1; ) {
            lines.add(all.next());
        }
        return lines;
    }

    private @Nullable String read() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        while (true) {
            if (at == filled) {
                filled = text.read(buffer);
                at = 0;
                if (filled <= 0) {
                    filled = 0;
                    return any ? line.toString() : null;
                }
            }
            char c = buffer[at++];
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c == '\n' || c == '\r') {
                return line.toString();
            }
            any = true;
            if (line.length() < MAX_FINDING_LENGTH) {
                line.append(c);
            }
        }
    }
}
