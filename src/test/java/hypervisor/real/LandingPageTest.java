package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The landing page in a real browser, of the demonstration and of a machine that has nothing and watches a cluster of
/// fifty nodes that cannot be reached. What it looks like is in `target/screenshots`.
@Timeout(300)
class LandingPageTest {
    private static final Path PICTURES = Path.of("target/screenshots");

    /// WCAG's for text of usual size.
    private static final double LEAST_CONTRAST = 4.5;

    private static final double SMALLEST_FONT = 14;

    private static final String READABLE = """
            (() => {
              const light = c => {
                const [r, g, b] = c.match(/[0-9.]+/g).slice(0, 3).map(Number).map(v => v / 255)
                    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const below = e => {
                for (; e; e = e.parentElement) {
                  const c = getComputedStyle(e).backgroundColor;
                  if (c !== 'transparent' && !/^rgba\\(.*, 0\\)$/.test(c)) return c;
                }
                return 'rgb(255, 255, 255)';
              };
              const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              let texts = 0, contrast = 21, font = 100, worst = '';
              while (all.nextNode()) {
                const e = all.currentNode.parentElement;
                if (!all.currentNode.textContent.trim() || !e.checkVisibility()) continue;
                texts++;
                const style = getComputedStyle(e), a = light(style.color), b = light(below(e));
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (ratio < contrast) { contrast = ratio; worst = all.currentNode.textContent; }
                font = Math.min(font, parseFloat(style.fontSize));
              }
              return texts + ';' + contrast + ';' + font + ';' + worst;
            })()""";

    private static final Deque<AutoCloseable> started = new ArrayDeque<>();

    private static ExporterProcess demo;
    private static ExporterProcess lonely;
    private static ExporterProcess standIn;
    private static Chromium chromium;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "00000000-0000-0000-0000-000000000000");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        demo = ExporterProcess.start(folder.resolve("demo"), "demo", "--web.listen-address=127.0.0.1:0");
        started.push(demo);
        lonely = ExporterProcess.start(
                folder.resolve("lonely"),
                "--web.listen-address=127.0.0.1:0",
                "--proxmox.endpoints=" + endpoints(50),
                "--proxmox.token-id=exporter@pve!mon",
                "--proxmox.token-file=" + token);
        started.push(lonely);
        standIn = ExporterProcess.start(
                folder.resolve("standIn"),
                "as",
                "libvirt_exporter",
                "--web.listen-address=127.0.0.1:0",
                "--web.telemetry-path=/telemetry");
        started.push(standIn);
        chromium = Chromium.start(folder);
        started.push(chromium);
        for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
            chromium.page().call(domain + ".enable", "{}");
        }
        for (ExporterProcess exporter : List.of(demo, lonely)) {
            assertThat(exporter.get("/metrics", Map.of()).statusCode()).isEqualTo(200);
        }
    }

    @AfterAll
    static void end() throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }

    @Test
    void isReadableOnEveryScreen() {
        for (Map.Entry<String, ExporterProcess> shown :
                Map.of("demo", demo, "lonely", lonely).entrySet()) {
            for (int width : new int[] {400, 1600}) {
                for (String scheme : new String[] {"light", "dark"}) {
                    String what = shown.getKey() + "-" + width + "-" + scheme;
                    chromium.lookWith(width, scheme);
                    open(shown.getValue());
                    chromium.photograph(PICTURES.resolve(what + ".png"));

                    assertThat(number("document.scrollingElement.scrollWidth"))
                            .as(what)
                            .isLessThanOrEqualTo(width);
                    String[] readable = text(READABLE).split(";", 4);
                    assertThat(Integer.parseInt(readable[0])).as(what).isGreaterThan(100);
                    assertThat(Double.parseDouble(readable[1]))
                            .as(what + ": " + readable[3])
                            .isGreaterThan(LEAST_CONTRAST);
                    assertThat(Double.parseDouble(readable[2])).as(what).isGreaterThanOrEqualTo(SMALLEST_FONT);
                }
            }
        }
        assertNothingIsWrong();
    }

    @Test
    void schemesDiffer() {
        chromium.lookWith(1600, "light");
        open(demo);
        String light = text("getComputedStyle(document.body).backgroundColor");
        chromium.lookWith(1600, "dark");
        assertThat(text("getComputedStyle(document.body).backgroundColor")).isNotEqualTo(light);
    }

    @Test
    void statesAreWords() {
        open(demo);
        String states = text("[...document.querySelectorAll('.state')].map(e => e.innerText).join()");
        assertThat(states.split(","))
                .hasSizeGreaterThan(20)
                .allMatch(state -> state.matches(
                        "[✓✗!–] (watched|not watched|failed|late|succeeded|nothing here|not asked yet|well|not well)"));
        assertThat(states).contains("✓ watched", "✓ succeeded");
        open(lonely);
        assertThat(text("document.body.innerText")).contains("not watched", "Why:", "What to do:");
    }

    @Test
    void aStandInSaysHowItIsScraped() {
        open(standIn);
        assertThat(text("document.querySelector('pre').innerText"))
                .contains("metrics_path: /telemetry", "targets: [\"" + standIn.address() + "\"]");
    }

    @Test
    void saysWhatThereIs() {
        open(demo);
        assertThat(text("document.querySelector('#watched + ul').innerText"))
                .contains("12 guests", "3 nodes", "24 guests", "2 pools", "made up");
    }

    @Test
    void isKnownByItsTitleAndLanguage() {
        open(demo);
        assertThat(text("document.title")).isEqualTo("hypervisor-exporter");
        assertThat(text("document.documentElement.lang")).isEqualTo("en");
        assertThat(number("document.querySelectorAll('h1').length")).isOne();
        assertThat(number("document.querySelectorAll('script').length")).isZero();
    }

    @Test
    void whereTheKeyboardIsCanBeSeen() {
        open(demo);
        for (int i = 0; i < 5; i++) {
            chromium.page()
                    .call(
                            "Input.dispatchKeyEvent",
                            "{\"type\": \"keyDown\", \"key\": \"Tab\", \"code\": \"Tab\", \"windowsVirtualKeyCode\": 9}");
            assertThat(text("document.activeElement.tagName")).isEqualTo("A");
            assertThat(text("getComputedStyle(document.activeElement).outlineStyle"))
                    .isEqualTo("solid");
            assertThat(number("parseFloat(getComputedStyle(document.activeElement).outlineWidth)"))
                    .isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertLinks(demo, "/metrics", "/reference/libvirt", "/-/healthy", "/-/ready");
        assertLinks(standIn, "/telemetry", "/reference/libvirt_exporter");
    }

    private static void assertLinks(ExporterProcess exporter, String... some) {
        open(exporter);
        var links = new TreeSet<>(
                List.of(text("[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).join(' ')")
                        .split(" ")));
        assertThat(links).contains(some);
        for (String link : links) {
            String path = link.replaceFirst("#.*", "");
            // a machine with nothing to discover has no list for Prometheus
            boolean empty = exporter.equals(standIn) && path.equals("/sd");
            assertThat(exporter.get(path, Map.of()).statusCode()).as(link).isEqualTo(empty ? 503 : 200);
            if (link.contains("#")) {
                assertThat(text("document.getElementById('%s') !== null".formatted(link.replaceFirst(".*#", ""))))
                        .as(link)
                        .isEqualTo("true");
            }
        }
    }

    @Test
    void thereIsNothingOfASheetThatItsPolicyForbids() {
        open(demo);
        assertThat(text("getComputedStyle(document.querySelector('ul.cards')).display"))
                .isEqualTo("grid");
        assertNothingIsWrong();
    }

    /// Nothing was complained of, failed, or came from elsewhere, since the browser was started.
    private static void assertNothingIsWrong() {
        DevTools page = chromium.page();
        assertThat(page.events("Log.entryAdded")).isEmpty();
        assertThat(page.events("Runtime.consoleAPICalled")).isEmpty();
        assertThat(page.events("Runtime.exceptionThrown")).isEmpty();
        assertThat(page.events("Network.loadingFailed")).isEmpty();
        assertThat(page.events("Network.requestWillBeSent"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(String.valueOf(Json.at(request, "request", "url")))
                        .startsWith("http://127.0.0.1:"));
        assertThat(page.events("Network.responseReceived"))
                .allSatisfy(response -> assertThat(String.valueOf(Json.at(response, "response", "status")))
                        .isEqualTo("200"));
    }

    private static void open(ExporterProcess exporter) {
        chromium.page().navigate("http://" + exporter.address() + "/");
    }

    private static String text(String expression) {
        return chromium.page().text(expression);
    }

    private static double number(String expression) {
        return Double.parseDouble(text(expression));
    }

    private static String endpoints(int count) {
        var names = new StringBuilder("https://127.0.0.1:1");
        for (int i = 2; i <= count; i++) {
            names.append(",https://a-node-with-a-rather-long-name-").append(i).append(".invalid:8006");
        }
        return names.toString();
    }
}
