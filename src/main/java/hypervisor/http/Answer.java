package hypervisor.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a request is answered with.
///
/// @param body null for a HEAD request whose body would have to be worked out first
/// @param then what to do when the answer has been sent, or could not be
record Answer(
        int status, Map<String, String> headers, @Nullable Segments body, Runnable then) {
    static final String TEXT = "text/plain; charset=utf-8";

    static Answer of(int status, String contentType, @Nullable Segments body, Runnable then) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("X-Content-Type-Options", "nosniff");
        return new Answer(status, headers, body, then);
    }

    /// A few words for a person, on a line of their own.
    static Answer text(int status, String text, SegmentPool pool) {
        return of(status, TEXT, segments(text + "\n", pool), () -> {});
    }

    /// These words and nothing more, not even the end of their line.
    static Answer exactly(String words, SegmentPool pool) {
        return of(200, TEXT, segments(words, pool), () -> {});
    }

    static Segments segments(String text, SegmentPool pool) {
        var body = new Segments(pool);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        body.write(bytes, 0, bytes.length);
        return body;
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }
}
