package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.config.ListenAddress;
import hypervisor.fact.Reading;
import hypervisor.scrape.TestCollector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ExporterServerTest {
    private final TestCollector good = new TestCollector("test_good", _ -> Reading.of("one three"));
    private final TestCollector dead = new TestCollector("dead_one", _ -> {
        throw new IOException("connection refused");
    });

    @Test
    void answersAScrapeAtEveryDialectsPath() throws IOException {
        try (var exporter = new Exporter(Exporter.OPTIONS, good, dead)) {
            for (String path : List.of("/metrics", "/metrics/words", "/metrics/more")) {
                var reply = exporter.get(path);

                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.header("Content-Type")).startsWith("text/plain; version=0.0.4");
                assertThat(reply.text())
                        .contains("words_test_good_length{word=\"three\"} 5\n")
                        .contains("hypervisor_up{source=\"test\"} 1\n", "hypervisor_up{source=\"dead\"} 0\n")
                        .contains("hypervisor_scrape_collector_success{collector=\"dead_one\"} 0\n")
                        .contains(
                                "hypervisor_exporter_build_info{version=\"1.2.3\",revision=\"abcdef0\",java=\"25.0.3\"} 1\n")
                        .doesNotContain("words_dead_one_length");
            }
        }
    }

    @Test
    void speaksWhatIsAskedFor() throws IOException {
        try (var exporter = new Exporter(Exporter.OPTIONS, good)) {
            var openMetrics = exporter.get("/metrics", "Accept: application/openmetrics-text;version=1.0.0");
            assertThat(openMetrics.header("Content-Type")).startsWith("application/openmetrics-text");
            assertThat(openMetrics.text()).endsWith("# EOF\n");

            var gzip = exporter.get("/metrics", "Accept-Encoding: gzip");
            assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
            var unzipped = new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes();
            assertThat(new String(unzipped, StandardCharsets.UTF_8))
                    .contains("words_test_good_length{word=\"one\"} 3\n");
        }
    }

    @Test
    void severalScrapesUseOneConnection() throws IOException {
        try (var exporter = new Exporter(Exporter.OPTIONS, good);
                var probe = new Probe(exporter.address())) {
            for (int i = 0; i < 3; i++) {
                probe.send("GET /metrics HTTP/1.1\r\nHost: test\r\n\r\n");
                assertThat(probe.reply(false).text()).contains("words_test_good_length");
                probe.send("HEAD /metrics HTTP/1.1\r\nHost: test\r\n\r\n");
                assertThat(probe.reply(true).status()).isEqualTo(200);
                probe.send("GET /nowhere HTTP/1.1\r\nHost: test\r\n\r\n");
                assertThat(probe.reply(false).status()).isEqualTo(404);
            }
        }
    }

    @Test
    void saysWhatIsWrongWithARequest() throws IOException {
        try (var exporter = new Exporter(Exporter.OPTIONS, good, dead)) {
            var nowhere = exporter.get("/metric");
            assertThat(nowhere.status()).isEqualTo(404);
            assertThat(nowhere.text()).contains("/metrics/words").contains("/-/ready");

            for (String path : List.of("/metrics", "/", "/-/healthy")) {
                var post = Probe.request(exporter.address(), "POST", path, "Content-Length: 0");
                assertThat(post.status()).isEqualTo(405);
                assertThat(post.header("Allow")).isEqualTo("GET, HEAD");
            }

            var unknown = exporter.get("/metrics?collect[]=test_bad");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.text())
                    .isEqualTo("collect[]: no collector is named \"test_bad\"; there are: dead_one, test_good\n");
            assertThat(exporter.get("/metrics?exclude%5B%5D=x").text()).startsWith("exclude[]: no collector");
            assertThat(exporter.get("/metrics?collect[]=test_good&exclude[]=dead_one")
                            .status())
                    .isEqualTo(400);
            assertThat(good.runs).hasValue(0);
        }
    }

    @Test
    void collectsWhatIsChosen() throws IOException {
        try (var exporter = new Exporter(Exporter.OPTIONS, good, dead)) {
            var only = exporter.get("/metrics?collect%5B%5D=test_good&unknown=parameter");
            assertThat(only.text()).contains("words_test_good_length").doesNotContain("dead");
            assertThat(exporter.get("/metrics?exclude[]=dead_one").text()).doesNotContain("dead");
            assertThat(dead.runs).hasValue(0);
        }
    }

    @Test
    void headIsAnsweredWithoutABody() throws IOException {
        try (var exporter = new Exporter(Exporter.OPTIONS, good)) {
            var metrics = Probe.request(exporter.address(), "HEAD", "/metrics");
            assertThat(metrics.status()).isEqualTo(200);
            assertThat(metrics.header("Content-Type")).startsWith("text/plain; version=0.0.4");
            assertThat(good.runs).hasValue(0);

            var healthy = Probe.request(exporter.address(), "HEAD", "/-/healthy");
            assertThat(healthy.header("Content-Length")).isEqualTo("8");
        }
    }

    @Test
    void isHealthyBeforeItIsReady() throws IOException {
        try (var server = ExporterServer.listen(Exporter.OPTIONS)) {
            InetSocketAddress address = server.addresses().getFirst();
            for (String path : List.of("/-/healthy", "/health", "/healthz")) {
                assertThat(Probe.get(address, path).text()).isEqualTo("healthy\n");
            }
            assertThat(Probe.get(address, "/-/ready").status()).isEqualTo(503);
            assertThat(Probe.get(address, "/metrics").status()).isEqualTo(503);
        }
        try (var exporter = new Exporter(Exporter.OPTIONS, good)) {
            assertThat(exporter.get("/-/ready").text()).isEqualTo("ready\n");
        }
    }

    @Test
    void saysThatItRunsInTheWordsOfAnotherExporter() throws IOException {
        WebOptions options = Exporter.OPTIONS.withHealth(Map.of("/health", "OK\n", "/healthz", "ok"));
        try (var server = ExporterServer.listen(options)) {
            InetSocketAddress address = server.addresses().getFirst();
            assertThat(Probe.get(address, "/health").text()).isEqualTo("OK\n");
            assertThat(Probe.get(address, "/healthz").text()).isEqualTo("ok");
            assertThat(Probe.get(address, "/-/healthy").text()).isEqualTo("healthy\n");
        }
    }

    @Test
    void moreScrapesThanAllowedAreToldToComeBack() throws Exception {
        var open = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        var slow = new TestCollector("test_slow", _ -> {
            running.countDown();
            open.await();
            return Reading.of("there");
        });
        try (var exporter = new Exporter(
                        Exporter.options(2, Duration.ofSeconds(30), new ListenAddress("127.0.0.1", 0)), slow);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Probe.Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                replies.add(threads.submit(() -> exporter.get("/metrics")));
            }
            assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
            while (replies.stream().filter(Future::isDone).count() < 6) {
                Thread.sleep(5);
            }
            open.countDown();

            List<Integer> statuses = new ArrayList<>();
            for (Future<Probe.Reply> reply : replies) {
                statuses.add(reply.get().status());
                if (reply.get().status() == 503) {
                    assertThat(reply.get().header("Retry-After")).isEqualTo("1");
                    assertThat(reply.get().text()).startsWith("busy: 2 scrapes are being answered already");
                }
            }
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(2);
            assertThat(statuses).filteredOn(status -> status == 503).hasSize(6);
            assertThat(slow.runs).hasValue(1);
            assertThat(exporter.get("/metrics").status()).isEqualTo(200);
        }
    }

    @Test
    void theScrapesTimeoutIsObeyed() throws Exception {
        var never = new CountDownLatch(1);
        var hung = new TestCollector("test_hung", _ -> {
            never.await();
            return Reading.of("never");
        });
        try (var exporter = new Exporter(Exporter.OPTIONS, hung, good)) {
            var reply = exporter.get("/metrics", "X-Prometheus-Scrape-Timeout-Seconds: 1");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text())
                    .contains("words_test_good_length", "hypervisor_up{source=\"test\"} 1\n")
                    .contains("hypervisor_scrape_collector_success{collector=\"test_hung\"} 0\n");
            assertThat(exporter.scraper.outcomes().getLast().because()).isEqualTo("no answer within 0.500 s");
        }
    }

    @Test
    void drainsWhatIsUnderWay() throws Exception {
        var open = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        var slow = new TestCollector("test_slow", _ -> {
            running.countDown();
            open.await();
            return Reading.of("there");
        });
        try (var exporter = new Exporter(Exporter.OPTIONS, slow);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            InetSocketAddress address = exporter.address();
            Future<Probe.Reply> underWay = threads.submit(() -> exporter.get("/metrics"));
            assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
            Future<?> closing = threads.submit(() -> exporter.server.close(Duration.ofSeconds(20)));
            awaitRefusal(address);
            assertThat(closing).isNotDone();
            open.countDown();

            assertThat(underWay.get().text()).contains("words_test_slow_length{word=\"there\"} 5\n");
            closing.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingWaitsNoLongerThanItMay() throws Exception {
        var never = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        var hung = new TestCollector("test_hung", _ -> {
            running.countDown();
            never.await();
            return Reading.of("never");
        });
        try (var exporter = new Exporter(Exporter.OPTIONS, hung);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Probe.Reply> cutOff = threads.submit(() -> exporter.get("/metrics"));
            assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
            long before = System.nanoTime();
            exporter.server.close(Duration.ofMillis(200));

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
            assertThatThrownBy(cutOff::get).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aPortInUseIsOneClearLine() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var free = new ListenAddress("127.0.0.1", 0);
            var address = new ListenAddress(null, taken.getLocalPort());

            assertThatThrownBy(() -> ExporterServer.listen(Exporter.listeningOn(free, address)))
                    .isInstanceOf(ListenException.class)
                    .hasMessageStartingWith("cannot listen on :" + taken.getLocalPort() + ": address already in use (")
                    .hasMessageNotContainingAny("\n", "Exception");
        }
    }

    @Test
    void anAddressThatIsNotOursIsOneClearLine() {
        assertThatThrownBy(() -> ExporterServer.listen(Exporter.listeningOn(new ListenAddress("192.0.2.1", 0))))
                .hasMessage("cannot listen on 192.0.2.1:0: this machine has no such address "
                        + "(\"ip address\" lists those it has)");
        assertThatThrownBy(() -> ExporterServer.listen(Exporter.listeningOn(new ListenAddress("no.such.invalid", 0))))
                .hasMessage("cannot listen on no.such.invalid:0: this machine knows no host named no.such.invalid");
    }

    @Test
    void listensOnSeveralAddressesAndIPv6() throws IOException {
        var options = Exporter.listeningOn(
                new ListenAddress("127.0.0.1", 0), new ListenAddress("::1", 0), new ListenAddress(null, 0));
        try (var exporter = new Exporter(options, good)) {
            assertThat(exporter.server.addresses()).hasSize(3).allSatisfy(address -> {
                assertThat(address.getPort()).isPositive();
                assertThat(Probe.get(address, "/metrics").status()).isEqualTo(200);
            });
            var everywhere = exporter.server.addresses().get(2).getPort();
            assertThat(Probe.get(new ListenAddress("::1", everywhere).socketAddress(), "/-/ready")
                            .status())
                    .isEqualTo(200);
            assertThat(Probe.get(new ListenAddress("127.0.0.1", everywhere).socketAddress(), "/-/ready")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRequestThatIsNoneDoesNoHarm() throws IOException {
        try (var exporter = new Exporter(Exporter.OPTIONS, good)) {
            for (String request : List.of(
                    "\r\n\r\n",
                    "GET\r\n\r\n",
                    "GET /%zz HTTP/1.1\r\n\r\n",
                    "GET mailto:a HTTP/1.1\r\n\r\n",
                    "OPTIONS * HTTP/1.1\r\n\r\n",
                    "\u0000\u0001\u0002\r\n\r\n")) {
                try (var probe = new Probe(exporter.address())) {
                    probe.send(request);
                    probe.socket().shutdownOutput();
                    probe.awaitEnd();
                }
            }
            assertThat(exporter.get("/metrics").status()).isEqualTo(200);
        }
    }

    /// A connection may still be taken while the listening socket is being closed.
    private static void awaitRefusal(InetSocketAddress address) throws InterruptedException {
        for (int i = 0; i < 2000; i++) {
            try (var _ = new Probe(address)) {
                Thread.sleep(5);
            } catch (IOException _) {
                return;
            }
        }
        throw new AssertionError("connections are still taken");
    }
}
