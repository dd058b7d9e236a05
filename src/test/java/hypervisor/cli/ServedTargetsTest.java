package hypervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.Settings;
import hypervisor.demo.Demo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What Prometheus would discover in the demonstration.
class ServedTargetsTest {
    @Test
    void guestsThatTellWhereTheyAreAreListed() throws Exception {
        try (Demo demo = Demo.start();
                Watched watched = Watched.demo(demo, "--collector.libvirt_lease")) {
            HttpResponse<String> answer = watched.get("/sd?platform=libvirt");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.body())
                    .startsWith("[\n{\"targets\":[\"192.168.122.")
                    .contains("\"__meta_hypervisor_name\":\"build\"", "\"__meta_hypervisor_node\":\"demo.example\"")
                    .endsWith("}}\n]\n");
            assertThat(watched.get("/sd?platform=libvirt").body()).isEqualTo(answer.body());
        }
    }

    @Test
    void nodesAndGuestsAreChosenByWhatTheyAre() throws Exception {
        try (Demo demo = Demo.start();
                Watched watched = Watched.demo(demo)) {
            assertThat(watched.targets("/sd?of=nodes&port=8006"))
                    .containsExactly("demo.example:8006", "10.77.0.11:8006", "10.77.0.12:8006", "10.77.0.13:8006");
            assertThat(watched.targets("/sd?address=name&name=web-*&type=qemu&tag=web"))
                    .containsExactly("web-100:9100");
            assertThat(watched.targets("/sd?address=name&platform=proxmox"))
                    .hasSizeGreaterThan(10)
                    .contains("web-100:9100");
            assertThat(watched.targets("/sd?address=name&tag=nobodys")).isEmpty();
        }
    }

    @Test
    void noListIsGivenWhereASourceIsDown() throws Exception {
        try (Watched watched = Watched.of(
                "--proxmox.endpoints=https://127.0.0.1:1",
                "--proxmox.token-id=a@pve!b",
                "--proxmox.insecure",
                "--libvirt.uri=qemu+unix:///system?socket=/nowhere")) {
            HttpResponse<String> guests = watched.get("/sd");
            HttpResponse<String> some = watched.get("/sd?of=nodes&platform=libvirt");

            assertThat(guests.statusCode()).isEqualTo(503);
            assertThat(guests.body())
                    .startsWith("no list of targets, so that the one before stays: ")
                    .contains("libvirt_domain: ", "proxmox_resources: ");
            assertThat(some.statusCode()).isEqualTo(503);
            assertThat(some.body()).contains("libvirt_connection: ").doesNotContain("proxmox");
        }
    }

    /// An exporter and what it watches, on a free port.
    private record Watched(Serving serving, HttpClient client) implements AutoCloseable {
        static Watched demo(Demo demo, String... flags) throws Exception {
            return of(DemoSettings.of(settings(flags), demo));
        }

        static Watched of(String... flags) throws Exception {
            return of(settings(flags));
        }

        private static Watched of(Settings settings) throws Exception {
            return new Watched(Serving.start(settings, () -> settings, Map.of()), HttpClient.newHttpClient());
        }

        private static Settings settings(String... flags) {
            List<String> all = new ArrayList<>(List.of("--web.listen-address=127.0.0.1:0"));
            all.addAll(List.of(flags));
            Map<String, String> secret = Map.of("HYPERVISOR_EXPORTER_PROXMOX_TOKEN_SECRET", "secret");
            return ((Command.Serve) Arguments.parse(all, secret)).settings();
        }

        HttpResponse<String> get(String path) throws Exception {
            URI uri = URI.create(
                    "http://127.0.0.1:" + serving.addresses().getFirst().getPort() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }

        List<String> targets(String path) throws Exception {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Stream.of(answer.body().split("\n"))
                    .filter(line -> line.startsWith("{"))
                    .map(line -> line.substring("{\"targets\":[\"".length(), line.indexOf("\"]")))
                    .toList();
        }

        @Override
        public void close() {
            client.shutdownNow();
            serving.close();
        }
    }
}
