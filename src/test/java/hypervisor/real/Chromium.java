package hypervisor.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A real browser without a window, which is ended with all that it started.
final class Chromium implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern PAGE =
            Pattern.compile("\"webSocketDebuggerUrl\": \"(ws://[^\"]+/devtools/page/[^\"]+)\"");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final DevTools page;

    private Chromium(Process process, Path folder) {
        this.process = process;
        Path port = folder.resolve("profile/DevToolsActivePort");
        Commands.waitUntil("Chromium listens", LONGEST, () -> Files.exists(port) && Files.size(port) > 0);
        page = new DevTools(client, pageUrl(port));
    }

    /// @param folder for its files
    static Chromium start(Path folder) {
        Process process = Commands.start(
                List.of(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "about:blank"),
                folder.resolve("chromium.txt"));
        boolean ready = false;
        try {
            var chromium = new Chromium(process, folder);
            ready = true;
            return chromium;
        } finally {
            if (!ready) {
                end(process);
            }
        }
    }

    DevTools page() {
        return page;
    }

    /// As wide as a telephone or a screen, in light or in dark.
    void lookWith(int width, String scheme) {
        page.call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\": %d, \"height\": 900, \"deviceScaleFactor\": 1, \"mobile\": false}".formatted(width));
        page.call(
                "Emulation.setEmulatedMedia",
                "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"%s\"}]}".formatted(scheme));
    }

    /// The whole page, for a person to look at.
    void photograph(Path file) {
        String height = page.text("Math.ceil(document.documentElement.getBoundingClientRect().height)");
        var answer = page.call(
                "Page.captureScreenshot",
                "{\"format\": \"png\", \"captureBeyondViewport\": true, \"clip\": {\"x\": 0, \"y\": 0, \"width\": %s, "
                                .formatted(page.text("innerWidth"))
                        + "\"height\": %s, \"scale\": 1}}".formatted(height));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(String.valueOf(Json.at(answer, "data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String pageUrl(Path port) {
        try {
            URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list");
            String pages = client.send(
                            HttpRequest.newBuilder(list).timeout(LONGEST).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher matcher = PAGE.matcher(pages);
            if (!matcher.find()) {
                throw new AssertionError("Chromium has no page: " + pages);
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        page.close();
        client.close();
        end(process);
    }

    private static void end(Process process) {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        Commands.waitUntil(
                "Chromium has ended",
                LONGEST,
                () -> !process.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
    }
}
