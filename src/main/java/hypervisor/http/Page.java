package hypervisor.http;

import com.sun.net.httpserver.HttpExchange;

/// What there is at one path, for GET and for HEAD.
@FunctionalInterface
interface Page {

    Answer answer(HttpExchange exchange) throws BadRequest;
}
