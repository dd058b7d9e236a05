package hypervisor.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.function.Supplier;

/// `/config`: the settings in force.
record ConfigPage(Supplier<String> configuration, SegmentPool pool) implements Page {
    static final String PATH = "/config";

    @Override
    public Answer answer(HttpExchange exchange) {
        return Answer.exactly(configuration.get(), pool);
    }
}
