package hypervisor.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;

/// `/-/reload`: reads the configuration anew, where that is allowed, and answers when it is in force or refused.
record ReloadPage(Control control, SegmentPool pool) implements Page {
    static final String PATH = "/-/reload";

    @Override
    public List<String> methods() {
        return List.of("POST", "PUT");
    }

    @Override
    public Answer answer(HttpExchange exchange) {
        if (!control.lifecycle()) {
            return Answer.text(
                    403, "reloading over HTTP is off: web.enable-lifecycle allows it, and SIGHUP always does it", pool);
        }
        try {
            Control.Reloaded reloaded = control.reload().reload();
            return Answer.text(reloaded.good() ? 200 : 500, reloaded.text(), pool);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Answer.text(503, "the exporter is stopping", pool);
        }
    }
}
