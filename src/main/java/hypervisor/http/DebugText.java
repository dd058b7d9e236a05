package hypervisor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import hypervisor.exposition.Format;
import hypervisor.metric.Family;
import hypervisor.scrape.Told;
import java.util.stream.Stream;

/// The answer to `?debug=true`: how the scrape went, and what it would have answered without that.
final class DebugText {
    private DebugText() {}

    static ScrapePage.Text of(Told told, Stream<Family> families) {
        String log = "How this scrape went, from its beginning on:\n\n"
                + String.join("\n", told.lines())
                + "\n\nWhat it answers otherwise:\n\n";
        return out -> {
            out.write(log.getBytes(UTF_8));
            Format.TEXT.write(families, out);
        };
    }
}
