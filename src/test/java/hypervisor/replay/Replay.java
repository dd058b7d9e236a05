package hypervisor.replay;

import hypervisor.demo.LibvirtStandIn;
import hypervisor.demo.StandInHost;
import hypervisor.dialect.Dialect;
import hypervisor.exposition.Format;
import hypervisor.fact.Facts;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import hypervisor.source.libvirt.LibvirtClient;
import hypervisor.source.libvirt.LibvirtOptions;
import hypervisor.source.libvirt.LibvirtUri;
import hypervisor.source.libvirt.collect.CollectorOptions;
import hypervisor.source.libvirt.collect.LibvirtCollectors;
import hypervisor.source.libvirt.domain.DomainDefinitionParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The whole way from a libvirt socket to text: a stand-in daemon, the client, the collectors, a dialect.
final class Replay {
    private Replay() {}

    /// What a first scrape of the host says.
    ///
    /// @param directory an empty one, for the socket
    static String scrape(StandInHost host, Dialect dialect, Path directory) throws IOException {
        Path socket = directory.resolve("libvirt-sock-ro");
        var uri = LibvirtUri.parse("qemu+unix:///system?socket=" + socket);
        try (var standIn = LibvirtStandIn.start(socket, host);
                var client = new LibvirtClient(uri, LibvirtOptions.standard())) {
            var collectors = new LibvirtCollectors(
                    client, client, CollectorOptions.standard(new DomainDefinitionParser(List.of())::parse));
            client.listen(collectors.listener());
            try (var scraper = new Scraper(collectors.all())) {
                Facts facts = scraper.scrape(
                        dialect.facts(),
                        CollectorFilter.without(LibvirtCollectors.OPTIONAL),
                        Deadline.in(Duration.ofSeconds(20)));
                var out = new ByteArrayOutputStream();
                Format.TEXT.write(dialect.render(facts), out);
                if (!standIn.calls().violations().isEmpty()) {
                    throw new AssertionError("called what may change something: "
                            + standIn.calls().violations());
                }
                return out.toString(StandardCharsets.UTF_8);
            }
        }
    }
}
