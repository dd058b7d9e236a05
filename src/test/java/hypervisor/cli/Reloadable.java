package hypervisor.cli;

import hypervisor.demo.Demo;
import hypervisor.http.ListenException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An exporter that watches the demonstration as a file says, which a test changes.
final class Reloadable implements AutoCloseable {
    private final Path file;
    private final Demo demo;
    private final Serving serving;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Reloadable(Path file, Demo demo, Serving serving) {
        this.file = file;
        this.demo = demo;
        this.serving = serving;
    }

    /// @param lines of the file, beside those that say where the demonstration is
    static Reloadable start(Path folder, List<String> lines, String... flags) throws IOException, ListenException {
        Path file = folder.resolve("config.yml");
        Demo demo = Demo.start();
        write(file, demo, lines);
        List<String> arguments = new ArrayList<>(List.of("--web.listen-address=127.0.0.1:0", "--config.file=" + file));
        arguments.addAll(List.of(flags));
        var configuration = new Configuration(arguments, Map.of());
        return new Reloadable(file, demo, Serving.start(configuration.settings(), configuration::settings, Map.of()));
    }

    Demo demo() {
        return demo;
    }

    Serving serving() {
        return serving;
    }

    /// @param lines beside those that say where the demonstration is
    void write(List<String> lines) throws IOException {
        write(file, demo, lines);
    }

    /// The whole file.
    void write(String text) throws IOException {
        Path fresh = file.resolveSibling("config.new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Path file, Demo demo, List<String> lines) throws IOException {
        Path fresh = file.resolveSibling("config.new");
        Files.writeString(fresh, """
                libvirt.uri: "%s"
                proxmox.endpoints: %s
                proxmox.token-id: "%s"
                proxmox.token-secret: "%s"
                proxmox.ca-file: "%s"
                %s
                """.formatted(
                demo.libvirtUri(),
                demo.proxmoxEndpoints(),
                demo.proxmoxTokenId(),
                demo.proxmoxTokenSecret(),
                demo.proxmoxCaFile(),
                String.join("\n", lines)
                        + (lines.stream().anyMatch(line -> line.startsWith("dialect:")) ? "" : "\ndialect: libvirt")));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path);
    }

    HttpResponse<String> send(String method, String path) {
        return send(client, method, path);
    }

    HttpResponse<String> send(HttpClient client, String method, String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                    + serving.addresses().getFirst().getPort() + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        client.shutdownNow();
        serving.close();
        demo.close();
    }
}
