package hypervisor.demo.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProxmoxStandInTest {
    private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([^\"]+)\"");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_795_217_840));
    private ProxmoxStandIn standIn;
    private StandInBrowser browser;

    @BeforeEach
    void start() throws IOException {
        standIn = ProxmoxStandIn.start(new RecordedCluster("9.2"), 2, now::get);
        standIn.faults().loginDelay(Duration.ZERO);
        browser = new StandInBrowser(standIn);
    }

    @AfterEach
    void stop() {
        browser.close();
        standIn.close();
    }

    @Test
    void answersWhatWasRecordedToWhomItWas() throws IOException, InterruptedException {
        var version = browser.get("/version");
        assertThat(version.statusCode()).isEqualTo(200);
        assertThat(version.body()).contains("\"9.2.11\"");
        assertThat(version.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
        assertThat(browser.get("/nodes/pve1/qemu?full=1").body()).contains("qmpstatus");
        assertThat(browser.get("/nodes/pve1/disks/zfs"))
                .returns(500, HttpResponse::statusCode)
                .returns(
                        "{\"data\":null,\"message\":\"zfsutils-linux not installed\\n\"}",
                        r -> r.body().strip());

        var limited = asking(browser.request("/nodes/pve1/status")
                .header("Authorization", "PVEAPIToken " + Logins.LIMITED_TOKEN_ID + "=" + Logins.SECRET));
        assertThat(limited.statusCode()).isEqualTo(403);
        assertThat(limited.body()).contains("Permission check failed (/nodes/pve1, Sys.Audit)\\n");
        assertThat(limited.headers().firstValue("Connection")).contains("close");
        standIn.faults().powerless(true);
        assertThat(browser.get("/nodes/pve1/qemu").body()).contains("\"data\":[]");
    }

    @Test
    void turnsAwayWhomItDoesNotKnow() throws IOException, InterruptedException {
        for (String authorization : new String[] {
            "PVEAPIToken=" + Logins.TOKEN_ID + "=wrong",
            "PVEAPIToken=nobody@pve!x=" + Logins.SECRET,
            "PVEAPIToken=" + Logins.TOKEN_ID + ":" + Logins.SECRET,
            "Bearer " + Logins.SECRET
        }) {
            assertThat(asking(browser.request("/version").header("Authorization", authorization)))
                    .as(authorization)
                    .returns(401, HttpResponse::statusCode)
                    .returns("", HttpResponse::body);
        }
        assertThat(asking(browser.request("/version")).statusCode()).isEqualTo(401);
    }

    @Test
    void waitsOnPurposeBeforeItTurnsSomebodyAway() throws IOException, InterruptedException {
        standIn.faults().loginDelay(Duration.ofMillis(300));
        long began = System.nanoTime();
        assertThat(asking(browser.request("/version")).statusCode()).isEqualTo(401);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void letsInWithATicketThatGrowsOldAndCanBeRenewed() throws IOException, InterruptedException {
        assertThat(login("wrong"))
                .returns(401, HttpResponse::statusCode)
                .returns("{\"data\":null,\"message\":\"authentication failure\\n\"}", HttpResponse::body);
        String first = ticket(login(Logins.PASSWORD));
        assertThat(withTicket(first)).isEqualTo(200);
        assertThat(withTicket(URLEncoder.encode(first, StandardCharsets.UTF_8))).isEqualTo(200);

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(119)));
        String second = ticket(login(first));
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(2)));
        assertThat(withTicket(first)).isEqualTo(401);
        assertThat(login(first).statusCode()).isEqualTo(401);
        assertThat(withTicket(second)).isEqualTo(200);
        standIn.logins().expireTickets();
        assertThat(withTicket(second)).isEqualTo(401);
    }

    @Test
    void compressesWhatIsWorthIt() throws IOException, InterruptedException {
        var large = browser.send(
                browser.authorized("/cluster/resources").header("Accept-Encoding", "gzip"),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(large.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(large.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8))
                .isEqualTo(browser.get("/cluster/resources").body());
        assertThat(browser.send(
                                browser.authorized("/version").header("Accept-Encoding", "gzip"),
                                HttpResponse.BodyHandlers.ofString())
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void knowsNoOtherPathAndNoOtherMethod() throws IOException, InterruptedException {
        assertThat(browser.get("/nodes/pve1/nonsense"))
                .returns(501, HttpResponse::statusCode)
                .returns(true, r -> r.body().contains("Method 'GET /nodes/pve1/nonsense' not implemented"));
        assertThat(browser.send(browser.authorized("/version").HEAD(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(501);
        assertThat(browser.send(
                                browser.authorized("/version").method("GET", HttpRequest.BodyPublishers.ofString("x")),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(501);
        browser.send(browser.authorized("/nodes/pve1/status").DELETE(), HttpResponse.BodyHandlers.discarding());
        assertThat(standIn.counts().violations()).containsExactly("HEAD /version", "DELETE /nodes/pve1/status");
    }

    @Test
    void countsWhatIsAsked() throws IOException, InterruptedException {
        login(Logins.PASSWORD);
        browser.get("/nodes/pve1/status");
        browser.get("/nodes/pve2/status");
        browser.get("/nodes/pve1/qemu/100/snapshot");
        browser.get("/nodes/pve1/qemu?full=1");
        assertThat(standIn.counts().all())
                .isEqualTo(Map.of(
                        new RequestCounts.Kind("POST", "/access/ticket", 200), 1,
                        new RequestCounts.Kind("GET", "/nodes/*/status", 200), 2,
                        new RequestCounts.Kind("GET", "/nodes/*/qemu/*/snapshot", 200), 1,
                        new RequestCounts.Kind("GET", "/nodes/*/qemu?full=1", 200), 1));
        assertThat(standIn.counts().of("/nodes/*/status")).isEqualTo(2);
        assertThat(standIn.counts().total()).isEqualTo(5);
        assertThat(standIn.counts().mostAtOnce()).isEqualTo(1);
        assertThat(standIn.counts().violations()).isEmpty();
        standIn.counts().clear();
        assertThat(standIn.counts().total()).isZero();
    }

    @Test
    void anEndpointCanStopListeningAndBeginAgain() throws IOException, InterruptedException {
        standIn.refuse(0);
        assertThatThrownBy(() -> browser.get("/version")).isInstanceOf(ConnectException.class);
        try (var other = new StandInBrowser(
                standIn.endpoints().get(1), standIn.authority().pem())) {
            assertThat(other.get("/version").statusCode()).isEqualTo(200);
            standIn.lose("pve1");
            assertThat(other.get("/nodes/pve1/status"))
                    .returns(595, HttpResponse::statusCode)
                    .returns("", HttpResponse::body);
            standIn.restore("pve1");
            assertThat(other.get("/nodes/pve1/status").statusCode()).isEqualTo(200);
        }
        assertThat(browser.get("/version").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> asking(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> login(String password) throws IOException, InterruptedException {
        String form = "username=" + URLEncoder.encode(Logins.USER, StandardCharsets.UTF_8) + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return asking(browser.request("/access/ticket")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String ticket(HttpResponse<String> login) {
        var matcher = TICKET.matcher(login.body());
        assertThat(matcher.find()).as(login.body()).isTrue();
        return matcher.group(1);
    }

    private int withTicket(String ticket) throws IOException, InterruptedException {
        return asking(browser.request("/version").header("Cookie", "PVEAuthCookie=" + ticket))
                .statusCode();
    }
}
