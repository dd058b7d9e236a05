package hypervisor.http.access;

import java.util.Map;

/// Why a request is not let in.
public record Refusal(int status, String text, Map<String, String> headers) {
    static final Refusal TOO_MANY = new Refusal(429, "too many requests", Map.of("Retry-After", "1"));
    static final Refusal WRONG_WAY = new Refusal(
            403, "this port is for the exporter itself: ask on the socket that systemd has opened", Map.of());
    static final Refusal NOT_KNOWN =
            new Refusal(401, "unauthorized", Map.of("WWW-Authenticate", "Basic realm=\"hypervisor-exporter\""));
    static final Refusal BUSY = new Refusal(503, "too many passwords are being tried", Map.of("Retry-After", "1"));
}
