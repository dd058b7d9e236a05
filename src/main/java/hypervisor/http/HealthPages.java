package hypervisor.http;

import java.util.HashMap;
import java.util.Map;

/// Whether this program runs (`/-/healthy`) and whether it can be scraped (`/-/ready`).
///
/// @param words what paths answer in other words than ours
record HealthPages(Map<String, String> words, SegmentPool pool) {
    private static final String WAIT = "not ready: the exporter is still finding out what this machine has";

    Map<String, Page> ready() {
        return pages(text(200, "ready"));
    }

    Map<String, Page> notReady(String telemetryPath) {
        Map<String, Page> pages = new HashMap<>(pages(busy()));
        pages.put(telemetryPath, busy());
        return pages;
    }

    private Map<String, Page> pages(Page ready) {
        Page healthy = text(200, "healthy");
        Map<String, Page> pages = new HashMap<>(
                Map.of("/-/healthy", healthy, "/health", healthy, "/healthz", healthy, "/-/ready", ready));
        words.forEach((path, word) -> pages.put(path, _ -> Answer.exactly(word, pool)));
        return pages;
    }

    private Page busy() {
        return _ -> Answer.text(503, WAIT, pool).with("Retry-After", "1");
    }

    private Page text(int status, String text) {
        return _ -> Answer.text(status, text, pool);
    }
}
