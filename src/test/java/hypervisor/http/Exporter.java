package hypervisor.http;

import hypervisor.config.ListenAddress;
import hypervisor.dialect.BuildInfo;
import hypervisor.dialect.Dialect;
import hypervisor.metric.MetricSet;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Scraper;
import hypervisor.scrape.TestCollector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A whole exporter on a free port, whose dialect `words` says the words that its one collector reads.
final class Exporter implements AutoCloseable {
    static final BuildInfo BUILD = new BuildInfo("1.2.3", "abcdef0", "25.0.3");
    static final WebOptions OPTIONS = listeningOn(new ListenAddress("127.0.0.1", 0));

    final ExporterServer server;
    final Scraper scraper;

    Exporter(WebOptions options, TestCollector... collectors) throws IOException {
        this(options, Arrivals.PLAIN, collectors);
    }

    Exporter(WebOptions options, Arrivals arrivals, TestCollector... collectors) throws IOException {
        scraper = new Scraper(List.of(collectors));
        server = ExporterServer.listen(options, arrivals);
        List<Dialect> dialects = List.of(words("words", List.of(collectors)), words("more", List.of(collectors)));
        server.serve(
                new Served(scraper, dialects, () -> List.of(new Watched("test", true, "words", null, null)), BUILD));
    }

    static Dialect words(String name, List<? extends Collector<?>> collectors) {
        List<MetricSet<?, ?>> sets = collectors.stream()
                .<MetricSet<?, ?>>map(collector -> MetricSet.of(
                                ((TestCollector) collector).fact(), (String text) -> Stream.of(text.split(" ")))
                        .label("word", word -> word)
                        .gauge("words_" + collector.name() + "_length", "How long it is.", String::length)
                        .build())
                .toList();
        return new Dialect(name, "The dialect " + name + ".", sets);
    }

    static WebOptions listeningOn(ListenAddress... addresses) {
        return options(40, Duration.ofSeconds(30), addresses);
    }

    static WebOptions options(int maxRequests, Duration clientTimeout, ListenAddress... addresses) {
        return new WebOptions(
                List.of(addresses),
                "/metrics",
                maxRequests,
                clientTimeout,
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                true,
                Map.of());
    }

    InetSocketAddress address() {
        return server.addresses().getFirst();
    }

    Probe.Reply get(String path, String... headers) throws IOException {
        return Probe.get(address(), path, headers);
    }

    @Override
    public void close() {
        server.close(Duration.ZERO);
        scraper.close();
    }
}
