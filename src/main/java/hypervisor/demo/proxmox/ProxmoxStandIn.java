package hypervisor.demo.proxmox;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A cluster that nobody owns: HTTPS on loopback, a listener for each of its first nodes, each with a
/// certificate of the cluster's own authority. It speaks as pveproxy does, down to its habit of ending
/// connections.
public final class ProxmoxStandIn implements AutoCloseable {
    private final ClusterAnswers answers;
    private final StandInCertificates authority = StandInCertificates.authority();
    private final ClusterFaults faults = new ClusterFaults();
    private final RequestCounts counts = new RequestCounts();
    private final Logins logins;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Endpoint> endpoints = new ArrayList<>();

    private ProxmoxStandIn(ClusterAnswers answers, InstantSource clock) {
        this.answers = answers;
        this.logins = new Logins(clock);
    }

    public static ProxmoxStandIn start(ClusterAnswers answers, int endpoints) throws IOException {
        return start(answers, endpoints, InstantSource.system());
    }

    /// @param endpoints how many nodes listen, at most all
    /// @param clock by which tickets grow old
    public static ProxmoxStandIn start(ClusterAnswers answers, int endpoints, InstantSource clock) throws IOException {
        var standIn = new ProxmoxStandIn(answers, clock);
        try {
            for (String node : answers.nodes().subList(0, endpoints)) {
                var talk = new Talk(node, answers, standIn.logins, standIn.faults, standIn.counts);
                var endpoint = new Endpoint(node, talk, standIn.threads, standIn.certificate(node));
                endpoint.open();
                standIn.endpoints.add(endpoint);
            }
            return standIn;
        } catch (IOException e) {
            standIn.close();
            throw e;
        }
    }

    /// `https://127.0.0.1:PORT`, one for each node that listens.
    public List<String> endpoints() {
        return endpoints.stream().map(Endpoint::address).toList();
    }

    public StandInCertificates authority() {
        return authority;
    }

    /// SHA-256 of what each endpoint shows now.
    public List<String> fingerprints() {
        return endpoints.stream().map(Endpoint::fingerprint).toList();
    }

    public Logins logins() {
        return logins;
    }

    public ClusterFaults faults() {
        return faults;
    }

    public RequestCounts counts() {
        return counts;
    }

    /// An endpoint stops listening, and what it was answering is cut off.
    ///
    /// @param endpoint from 0 on
    public void refuse(int endpoint) {
        endpoints.get(endpoint).close();
    }

    /// It listens again, at the same port.
    public void reopen(int endpoint) throws IOException {
        endpoints.get(endpoint).open();
    }

    /// A node goes down: it does not listen, others answer 595 for it, and a made-up cluster shows it.
    public void lose(String node) {
        faults.lost(node, true);
        answers.down(node, true);
        endpoints.stream().filter(endpoint -> endpoint.node().equals(node)).forEach(Endpoint::close);
    }

    /// It comes up again.
    public void restore(String node) throws IOException {
        faults.lost(node, false);
        answers.down(node, false);
        for (Endpoint endpoint : endpoints) {
            if (endpoint.node().equals(node)) {
                endpoint.open();
            }
        }
    }

    /// New handshakes with an endpoint see a new certificate of the same authority.
    public void rotate(int endpoint) {
        show(endpoint, certificate(endpoints.get(endpoint).node()));
    }

    /// New handshakes with an endpoint see this certificate.
    public void show(int endpoint, StandInCertificate certificate) {
        endpoints.get(endpoint).show(certificate);
    }

    @Override
    public void close() {
        endpoints.forEach(Endpoint::close);
        threads.shutdownNow();
        threads.close();
    }

    private StandInCertificate certificate(String node) {
        return authority.issue(List.of(node, node + ".example", "localhost", "127.0.0.1", "::1"));
    }
}
