package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.ListenAddress;
import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import hypervisor.fact.Reading;
import hypervisor.scrape.TestCollector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An exporter whose clients have a second, and whose answer is larger than any socket's buffer. It is a
/// program of its own, since the JDK's HTTP server reads its limits once; it prints its port and ends when
/// its input does. It may have a web configuration file.
final class SlowClientServer {
    static final int WORDS = 20_000;
    static final int WORD_LENGTH = 1000;

    private SlowClientServer() {}

    /// In a JVM of its own.
    static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dsun.net.httpserver.clockTick=500", // how often it looks for idle connections
                "-cp",
                System.getProperty("java.class.path"),
                SlowClientServer.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static InetSocketAddress address(Process server) throws IOException {
        var output = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String port = output.readLine();
        assertThat(port).isNotNull();
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    }

    public static void main(String[] args) throws IOException {
        String words = IntStream.range(0, WORDS)
                .mapToObj(i -> "x".repeat(WORD_LENGTH - 8) + String.format("%08d", i))
                .collect(Collectors.joining(" "));
        var options = Exporter.options(1, Duration.ofSeconds(1), new ListenAddress("127.0.0.1", 0));
        Settings settings = Settings.standard();
        Arrivals arrivals = args.length == 0
                ? Arrivals.PLAIN
                : Arrivals.of(settings.with(WebSettings.CONFIG_FILE, args[0], "test"));
        try (var exporter = new Exporter(options, arrivals, new TestCollector("test_words", _ -> Reading.of(words)))) {
            System.out.println(exporter.address().getPort());
            while (System.in.read() >= 0) {
                // until the test is over
            }
        }
    }
}
