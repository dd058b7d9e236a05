package hypervisor.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;

/// What there is at one path.
@FunctionalInterface
interface Page {
    /// The methods it answers. One that only shows something answers these two.
    default List<String> methods() {
        return List.of("GET", "HEAD");
    }

    Answer answer(HttpExchange exchange) throws BadRequest;
}
