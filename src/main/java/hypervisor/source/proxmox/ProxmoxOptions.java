package hypervisor.source.proxmox;

import hypervisor.source.proxmox.tls.TlsPolicy;
import java.time.Duration;
import java.util.List;

/// How a client reaches a cluster, and what it takes upon itself.
///
/// @param endpoints of one cluster, any of which can be asked
/// @param tls which certificates are believed
/// @param connectTimeout for a connection to be accepted
/// @param requestTimeout for one request and its whole answer; a cluster gives a hanging node 30 s
/// @param mostAnswerBytes of one answer, packed or not
/// @param backgroundPerSecond how many requests a second may be sent that no scrape waits for
public record ProxmoxOptions(
        List<Endpoint> endpoints,
        Credentials credentials,
        TlsPolicy tls,
        Duration connectTimeout,
        Duration requestTimeout,
        long mostAnswerBytes,
        double backgroundPerSecond) {

    /// @throws IllegalArgumentException there is no endpoint, or a limit that nothing could keep
    public ProxmoxOptions {
        endpoints = Endpoint.distinct(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a cluster needs an endpoint");
        }
        if (!connectTimeout.isPositive() || !requestTimeout.isPositive()) {
            throw new IllegalArgumentException("a timeout has to be longer than nothing");
        }
        if (mostAnswerBytes <= 0 || !(backgroundPerSecond > 0)) {
            throw new IllegalArgumentException("a limit has to be more than nothing");
        }
    }

    /// Certificates are checked as browsers do; 3 s to connect, 35 s for a request, 64 MiB for an answer, 20
    /// requests a second in the background.
    public static ProxmoxOptions standard(List<Endpoint> endpoints, Credentials credentials) {
        return new ProxmoxOptions(
                endpoints,
                credentials,
                TlsPolicy.verified(),
                Duration.ofSeconds(3),
                Duration.ofSeconds(35),
                64L << 20,
                20);
    }

    public ProxmoxOptions withTls(TlsPolicy value) {
        return new ProxmoxOptions(
                endpoints, credentials, value, connectTimeout, requestTimeout, mostAnswerBytes, backgroundPerSecond);
    }

    public ProxmoxOptions withConnectTimeout(Duration value) {
        return new ProxmoxOptions(
                endpoints, credentials, tls, value, requestTimeout, mostAnswerBytes, backgroundPerSecond);
    }

    public ProxmoxOptions withRequestTimeout(Duration value) {
        return new ProxmoxOptions(
                endpoints, credentials, tls, connectTimeout, value, mostAnswerBytes, backgroundPerSecond);
    }

    public ProxmoxOptions withMostAnswerBytes(long value) {
        return new ProxmoxOptions(
                endpoints, credentials, tls, connectTimeout, requestTimeout, value, backgroundPerSecond);
    }

    public ProxmoxOptions withBackgroundPerSecond(double value) {
        return new ProxmoxOptions(endpoints, credentials, tls, connectTimeout, requestTimeout, mostAnswerBytes, value);
    }
}
