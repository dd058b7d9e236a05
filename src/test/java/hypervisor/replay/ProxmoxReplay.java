package hypervisor.replay;

import hypervisor.demo.proxmox.ClusterAnswers;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import hypervisor.dialect.Dialect;
import hypervisor.exposition.Format;
import hypervisor.fact.Facts;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import hypervisor.source.proxmox.ApiClient;
import hypervisor.source.proxmox.Credentials;
import hypervisor.source.proxmox.Endpoint;
import hypervisor.source.proxmox.ProxmoxOptions;
import hypervisor.source.proxmox.collect.CollectorOptions;
import hypervisor.source.proxmox.collect.ProxmoxCollectors;
import hypervisor.source.proxmox.collect.Requests;
import hypervisor.source.proxmox.tls.TlsPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// The whole way from a cluster's HTTPS to text: a stand-in, the client, the collectors, a dialect.
final class ProxmoxReplay {
    /// As the original asks: for the configuration of guests on the node that answers.
    private static final CollectorOptions LOCAL = new CollectorOptions(
            true,
            CollectorOptions.standard().runs(),
            CollectorOptions.standard().agents());

    private ProxmoxReplay() {}

    /// What a first scrape says that waits for everything.
    ///
    /// @param directory for the authority's certificate
    static String scrape(ClusterAnswers answers, Dialect dialect, InstantSource clock, Path directory)
            throws IOException {
        try (var standIn = ProxmoxStandIn.start(answers, 1);
                var client = new ApiClient(options(standIn, directory));
                var scraper = new Scraper(
                        new ProxmoxCollectors(client, Requests.standard(), client::state, clock, LOCAL).all())) {
            Facts facts = scraper.scrapeAll(dialect.facts(), CollectorFilter.ALL, Deadline.in(Duration.ofSeconds(30)));
            var out = new ByteArrayOutputStream();
            Format.TEXT.write(dialect.render(facts), out);
            if (!standIn.counts().violations().isEmpty()) {
                throw new AssertionError(
                        "asked what may change something: " + standIn.counts().violations());
            }
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    private static ProxmoxOptions options(ProxmoxStandIn standIn, Path directory) throws IOException {
        Path authority = Files.writeString(
                directory.resolve("authority.pem"), standIn.authority().pem());
        return ProxmoxOptions.standard(
                        standIn.endpoints().stream().map(Endpoint::parse).toList(),
                        new Credentials.Token(Logins.TOKEN_ID, () -> Logins.SECRET))
                .withTls(TlsPolicy.verified().withAuthorities(authority));
    }
}
