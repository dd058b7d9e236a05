package hypervisor.http;

import hypervisor.config.ListenAddress;
import hypervisor.fact.Reading;
import hypervisor.scrape.TestCollector;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An exporter whose clients have a second, and whose answer is larger than any socket's buffer. It is a program of its
/// own, since the JDK's HTTP server reads its limits once; it prints its port and ends when its input does.
final class SlowClientServer {
    static final int WORDS = 20_000;
    static final int WORD_LENGTH = 1000;

    private SlowClientServer() {}

    public static void main(String[] args) throws IOException {
        String words = IntStream.range(0, WORDS)
                .mapToObj(i -> "x".repeat(WORD_LENGTH - 8) + String.format("%08d", i))
                .collect(Collectors.joining(" "));
        var options = Exporter.options(1, Duration.ofSeconds(1), new ListenAddress("127.0.0.1", 0));
        try (var exporter = new Exporter(options, new TestCollector("test_words", _ -> Reading.of(words)))) {
            System.out.println(exporter.address().getPort());
            while (System.in.read() >= 0) {
                // until the test is over
            }
        }
    }
}
