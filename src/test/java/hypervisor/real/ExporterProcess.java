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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The whole program in a JVM of its own, with this test's classes. Its working and its temporary directory
/// are below the given folder.
final class ExporterProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Pattern LISTENING = Pattern.compile("listening on (\\S*:\\d+)[,\"]");

    private final Path folder;
    private final Process process;

    private ExporterProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static ExporterProcess start(Path folder, String... arguments) {
        return start(folder, List.of(), classPath(), arguments);
    }

    /// With more in its environment: `NAME=value`.
    static ExporterProcess startWith(Path folder, List<String> environment, String... arguments) {
        List<String> before = new ArrayList<>(List.of("env"));
        before.addAll(environment);
        return start(folder, before, classPath(), arguments);
    }

    /// As a user who has no rights at all, with a copy of the program that this user can read.
    static ExporterProcess startAsNobody(Path folder, String... arguments) {
        List<String> copies = new ArrayList<>();
        for (String entry : classPath().split(":")) {
            Path copy = folder.resolve("program").resolve(Path.of(entry).getFileName());
            Commands.run(List.of("mkdir", "-p", copy.getParent().toString()));
            Commands.run(List.of("cp", "-r", entry, copy.toString()));
            copies.add(copy.toString());
        }
        Commands.run(List.of("chmod", "-R", "a+rX", folder.toString()));
        Commands.run(List.of("mkdir", "-p", "-m", "777", folder.resolve("tmp").toString()));
        return start(
                folder,
                List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
                String.join(":", copies),
                arguments);
    }

    private static ExporterProcess start(Path folder, List<String> before, String classPath, String... arguments) {
        try {
            Files.createDirectories(folder.resolve("tmp"));
            List<String> command = new ArrayList<>(before);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx64m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                    "-cp",
                    classPath,
                    "hypervisor.Main"));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(folder.resolve("out.txt").toFile())
                    .redirectError(folder.resolve("err.txt").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("HYPERVISOR_"));
            return new ExporterProcess(folder, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The program's classes and libraries, without the tests.
    private static String classPath() {
        Path tests = location(ExporterProcess.class);
        return Stream.of(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .filter(entry -> !entry.equals(tests))
                .map(Path::toString)
                .collect(Collectors.joining(":"));
    }

    /// Where a class was loaded from.
    static Path location(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toAbsolutePath()
                .normalize();
    }

    /// Waits until it serves.
    String address() {
        Commands.waitUntil("the exporter serves; it said: " + err(), LONGEST, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("it ended with " + process.exitValue() + ": " + err());
            }
            return LISTENING.matcher(err()).find();
        });
        Matcher listening = LISTENING.matcher(err());
        if (!listening.find()) {
            throw new AssertionError(err());
        }
        String address = listening.group(1);
        return address.startsWith(":") ? "127.0.0.1" + address : address;
    }

    /// What it answers a GET with these headers.
    HttpResponse<String> get(String path, Map<String, String> headers) {
        return get(address(), path, headers);
    }

    String get(String path) {
        return get(path, Map.of()).body();
    }

    static HttpResponse<String> get(String address, String path, Map<String, String> headers) {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LONGEST)
                .build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                    .timeout(LONGEST);
            headers.forEach(request::header);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking for " + path, e);
        }
    }

    /// Sends SIGTERM.
    void terminate() {
        process.destroy();
    }

    /// Sends SIGHUP.
    void hangUp() {
        Commands.run(List.of("kill", "-HUP", String.valueOf(process.pid())));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for its end.
    int exitCode() {
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it did not end within " + LONGEST + ": " + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the exporter's end", e);
        }
    }

    /// As every user of the machine can see it.
    String commandLine() throws IOException {
        return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
    }

    String out() {
        return read("out.txt");
    }

    String err() {
        return read("err.txt");
    }

    /// What it has left in its temporary directory.
    List<Path> leftBehind() {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        exitCode();
    }
}
