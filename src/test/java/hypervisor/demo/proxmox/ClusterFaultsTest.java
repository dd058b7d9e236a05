package hypervisor.demo.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterFaultsTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ProxmoxStandIn standIn;
    private StandInBrowser browser;

    @BeforeEach
    void start() throws IOException {
        standIn = ProxmoxStandIn.start(new RecordedCluster("9.2"), 1);
        browser = new StandInBrowser(standIn);
    }

    @AfterEach
    void stop() {
        browser.close();
        standIn.close();
        threads.shutdownNow();
    }

    @Test
    void answersComeLate() throws IOException, InterruptedException {
        standIn.faults().slow("/nodes/.*", Duration.ofMillis(300));
        long began = System.nanoTime();
        assertThat(browser.get("/nodes/pve1/status").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void answersDoNotComeUntilTheyMay() {
        standIn.faults().hang("/nodes/pve1/.*");
        var one = asked("/nodes/pve1/status");
        var other = asked("/nodes/pve1/lxc");
        var elsewhere = asked("/nodes/pve2/status");
        assertThat(elsewhere.join().statusCode()).isEqualTo(200);
        await(() -> standIn.counts().running() == 2);
        assertThat(standIn.counts().mostAtOnce("pve1")).isEqualTo(2);
        assertThat(standIn.counts().mostAtOnce("pve2")).isEqualTo(1);
        assertThat(one).isNotDone();
        standIn.faults().heal("/nodes/pve1/.*");
        assertThat(one.join().statusCode()).isEqualTo(200);
        assertThat(other.join().statusCode()).isEqualTo(200);
    }

    @Test
    void hangingAnswersDoNotKeepItFromClosing() {
        standIn.faults().hang(".*");
        var asked = asked("/version");
        await(() -> standIn.counts().running() == 1);
        standIn.close();
        assertThatThrownBy(asked::join).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void answersEndInTheMiddle() {
        standIn.faults().cut("/cluster/resources", 500);
        assertThatThrownBy(() -> browser.get("/cluster/resources")).isInstanceOf(IOException.class);
        await(() -> standIn.counts().all().containsKey(new RequestCounts.Kind("GET", "/cluster/resources", 0)));
    }

    @Test
    void answersAreOthers() throws IOException, InterruptedException {
        standIn.faults().status("/version", 596, "");
        assertThat(browser.get("/version"))
                .returns(596, HttpResponse::statusCode)
                .returns("", HttpResponse::body);
        standIn.faults().forbid("/cluster/status", "/", "Sys.Audit");
        assertThat(browser.get("/cluster/status"))
                .returns(403, HttpResponse::statusCode)
                .returns(
                        "{\"data\":null,\"message\":\"Permission check failed (/, Sys.Audit)\\n\"}",
                        HttpResponse::body);
        standIn.faults().contentType("/nodes", "text/html");
        assertThat(browser.get("/nodes").headers().firstValue("Content-Type")).contains("text/html");
        standIn.faults().heal();
        assertThat(browser.get("/version").statusCode()).isEqualTo(200);
    }

    @Test
    void answersAreHuge() throws IOException, InterruptedException {
        standIn.faults().huge("/cluster/resources", 20_000_000);
        var answer = browser.send(browser.authorized("/cluster/resources"), HttpResponse.BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isGreaterThan(20_000_000);
        }
    }

    @Test
    void aNodeThatIsDownByTheClockHangsUp() throws IOException, InterruptedException {
        var cluster = new GeneratedCluster(2, 3, 1, InstantSource.fixed(Instant.ofEpochSecond(1_800_000_599)));
        cluster.troubles().downNowAndThen("pve2", Duration.ofMinutes(10), Duration.ofMinutes(1));
        try (var other = ProxmoxStandIn.start(cluster, 2);
                var up = new StandInBrowser(other);
                var down = new StandInBrowser(
                        other.endpoints().get(1), other.authority().pem())) {
            assertThatThrownBy(() -> down.get("/version")).isInstanceOf(IOException.class);
            assertThat(up.get("/nodes/pve2/status").statusCode()).isEqualTo(595);
            assertThat(up.get("/nodes/pve1/status").statusCode()).isEqualTo(200);
        }
    }

    private CompletableFuture<HttpResponse<String>> asked(String path) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return browser.get(path);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
