package hypervisor.bench;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/// One exporter's process, scraped over loopback as Prometheus does it: gzip, on a connection that stays open.
final class Exporter implements AutoCloseable {
    static final String METRICS = "/metrics";
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final String name;
    private final int port;
    private final Process process;
    private final Duration start;

    private Exporter(String name, int port, Process process, Duration start) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.start = start;
    }

    /// One answer.
    ///
    /// @param series lines that are no comments
    record Scrape(Duration latency, int series) {}

    /// Starts it and waits for its first answer.
    ///
    /// @param command with `PORT` where the port belongs
    static Exporter start(String name, List<String> command) throws IOException, InterruptedException {
        return start(name, command, METRICS);
    }

    /// Starts it and waits for its first answer at a path, before any scrape.
    static Exporter start(String name, List<String> command, String path) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> words = new ArrayList<>();
        for (String word : command) {
            words.add(word.replace("PORT", String.valueOf(port)));
        }
        if (!Files.isExecutable(Path.of(words.getFirst()))) {
            throw new IOException(words.getFirst() + " is missing: install the package it is from");
        }
        File log = File.createTempFile("exporter", ".log");
        log.deleteOnExit();
        long began = System.nanoTime();
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        while (true) {
            try {
                request(port, path);
                break;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() - began > LONGEST_START.toNanos()) {
                    process.destroyForcibly();
                    throw new IOException(name + " does not answer: " + Files.readString(log.toPath()), e);
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        return new Exporter(name, port, process, Duration.ofNanos(System.nanoTime() - began));
    }

    String name() {
        return name;
    }

    /// From the start of its process to the end of its first answer.
    Duration start() {
        return start;
    }

    Scrape scrape() throws IOException {
        return scrape(METRICS);
    }

    Scrape scrape(String path) throws IOException {
        long began = System.nanoTime();
        byte[] body = request(port, path);
        var latency = Duration.ofNanos(System.nanoTime() - began);
        return new Scrape(latency, (int)
                text(body).lines().filter(line -> !line.startsWith("#")).count());
    }

    /// What it says of a series without labels.
    double value(String series) throws IOException {
        return text(request(port, METRICS))
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IOException(name + " has no " + series));
    }

    /// The largest of the series that begin so, in a scrape for that; 0 where there is none.
    double largest(String beginning) throws IOException {
        return text(request(port, METRICS))
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .max()
                .orElse(0);
    }

    /// Processor time since its start.
    Duration cpu() {
        return ProcessClock.of(process.pid());
    }

    /// Resident memory in megabytes (of 1,000,000 bytes).
    double residentMegabytes() throws IOException {
        return statusKilobytes("VmRSS") * 1024 / 1e6;
    }

    /// Calls that read, of files and sockets, since its start.
    long reads() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/io"))) {
            if (line.startsWith("syscr:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("no syscr of " + name);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private double statusKilobytes(String key) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith(key + ":")) {
                return Double.parseDouble(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("no " + key + " of " + name);
    }

    /// Not every peer packs its answers.
    private static String text(byte[] body) throws IOException {
        boolean packed = body.length > 1 && body[0] == 0x1f && (body[1] & 0xff) == 0x8b;
        byte[] plain = packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] request(int port, String path) throws IOException {
        var connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setRequestProperty("Accept-Encoding", "gzip");
        connection.setRequestProperty("Accept", "text/plain;version=0.0.4");
        try (InputStream body = connection.getInputStream()) {
            return body.readAllBytes();
        }
    }
}
