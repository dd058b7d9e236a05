package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import hypervisor.demo.proxmox.RequestCounts;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiClient;
import hypervisor.source.proxmox.Credentials;
import hypervisor.source.proxmox.Endpoint;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.ProxmoxOptions;
import hypervisor.source.proxmox.node.AgentReport;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.NodeService;
import hypervisor.source.proxmox.tls.TlsPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is asked in the background, asked of a whole cluster over HTTPS: what fails in it costs its own part.
@Timeout(120)
class BackgroundOfAClusterTest {
    @TempDir
    private Path folder;

    private ProxmoxStandIn cluster;
    private ApiClient client;

    @BeforeEach
    void start() throws IOException {
        cluster = started(3, 12);
        client = client();
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    @Test
    void readsAllOfIt() throws Exception {
        var collected = new Collected(client);

        assertThat(collected.present(ProxmoxFacts.TASKS).finished()).isNotEmpty();
        assertThat(collected.present(ProxmoxFacts.CEPH).health()).isEqualTo("HEALTH_OK");
        assertThat(collected.present(ProxmoxFacts.CEPH).osdsUp()).isEqualTo(9);
        assertThat(collected.present(ProxmoxFacts.SERVICES).all()).hasSize(42).allMatch(NodeService::running);
        assertThat(collected.present(ProxmoxFacts.PRESSURES).all())
                .hasSize(3)
                .allMatch(one -> one.pressure().cpuSome() != null && one.arcSize() != null);
        assertThat(collected.present(ProxmoxFacts.UPDATES).all()).hasSize(3).allMatch(one -> one.packages() > 0);
        assertThat(collected.present(ProxmoxFacts.STORED_BACKUPS).all())
                .hasSize(34)
                .allMatch(backup -> backup.count() == 3 && backup.storage().equals("local"));
        NodeReadings<AgentReport> agents = collected.present(ProxmoxFacts.AGENTS);
        assertThat(agents.failures()).isEmpty();
        assertThat(agents.all()).extracting(AgentReport::answered).contains(true, false);
        assertThat(agents.all())
                .filteredOn(report -> report.kind().equals("qemu") && report.answered())
                .isNotEmpty()
                .allMatch(report -> report.fileSystems().size() == 1 && report.os() != null);
        assertThat(cluster.counts().violations()).isEmpty();
    }

    @Test
    void aNodeThatGoesDownCostsItsOwnPart() throws Exception {
        var collected = new Collected(client);
        collected.present(ProxmoxFacts.RESOURCES);
        cluster.lose("pve2");

        NodeReadings<NodeService> services = collected.present(ProxmoxFacts.SERVICES);

        assertThat(services.all())
                .extracting(NodeService::node)
                .contains("pve1", "pve3")
                .doesNotContain("pve2");
        assertThat(services.failures()).containsOnlyKeys("pve2");
        assertThat(collected.present(ProxmoxFacts.AGENTS).failures()).containsOnlyKeys("pve2");
        assertThat(collected.present(ProxmoxFacts.CEPH).health()).isEqualTo("HEALTH_WARN");
        assertThat(collected.present(ProxmoxFacts.TASKS).running())
                .noneMatch(task -> task.node().equals("pve2"));
    }

    @Test
    void aRightThatIsMissingAndAVersionThatIsTooOldAreTold() throws Exception {
        restart(2, 6);
        cluster.faults().forbid("/nodes/.*/apt/update", "/nodes/pve1", "Sys.Modify");
        cluster.faults().status("/nodes/.*/rrddata.*", 501, "{\"data\":null,\"message\":\"not implemented\\n\"}");
        cluster.faults().status("/cluster/ceph/status", 500, "{\"data\":null,\"message\":\"rados_connect failed\\n\"}");
        cluster.faults().status("/cluster/tasks", 501, "{\"data\":null,\"message\":\"not implemented\\n\"}");
        var collected = new Collected(client);

        assertThatThrownBy(() -> collected.present(ProxmoxFacts.UPDATES)).hasMessageContaining("Sys.Modify");
        assertThat(collected.reading(ProxmoxFacts.PRESSURES)).isInstanceOf(Reading.Absent.class);
        assertThatThrownBy(() -> collected.present(ProxmoxFacts.CEPH)).hasMessageContaining("rados_connect failed");
        assertThat(collected.reading(ProxmoxFacts.TASKS)).isInstanceOf(Reading.Absent.class);
    }

    @Test
    void anAgentThatIsSlowCostsItself() throws Exception {
        restart(1, 12);
        cluster.faults().hang("/nodes/pve1/qemu/100/agent/.*");
        var inventory = new Inventory(client, Requests.standard(), InstantSource.system(), UnaryOperator.identity());
        var memory = new AgentMemory(InstantSource.system());
        AgentOptions options = AgentOptions.standard();
        var question = new AgentQuestion(client, options, InstantSource.system(), Duration.ofSeconds(2));
        var agents = new AgentCollector(inventory, options, question, memory);

        var reading = agents.collect(Deadline.in(Duration.ofSeconds(60)));

        assertThat(reading).isInstanceOfSatisfying(Reading.Present.class, present -> {
            @SuppressWarnings("unchecked") // the fact has this type
            var told = ((Reading.Present<NodeReadings<AgentReport>>) present).value();
            assertThat(told.failures()).containsOnlyKeys("pve1");
            assertThat(told.failures().get("pve1")).contains("/nodes/pve1/qemu/100/agent/get-host-name");
            assertThat(told.all())
                    .as("whether the guest or the node was slow is not known")
                    .noneMatch(report -> report.vmid() == 100);
            assertThat(told.all()).filteredOn(AgentReport::answered).isNotEmpty();
        });
        assertThat(cluster.counts().of("/nodes/*/qemu/*/agent/get-fsinfo")).isPositive();
    }

    @Test
    void aLargeClusterIsAskedOnceANodeAndAgentsNoOftenerThanTheyMayBe() throws Exception {
        restart(50, 100);
        var collected = new Collected(client, new AgentOptions(60, Set.of(), Set.of()));
        collected.present(ProxmoxFacts.RESOURCES);
        cluster.counts().clear();

        collected.present(ProxmoxFacts.TASKS);
        collected.present(ProxmoxFacts.CEPH);
        collected.present(ProxmoxFacts.SERVICES);
        collected.present(ProxmoxFacts.PRESSURES);
        collected.present(ProxmoxFacts.UPDATES);
        collected.present(ProxmoxFacts.STORED_BACKUPS);
        assertThat(asked())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/cluster/tasks", 1,
                        "/cluster/ceph/status", 1,
                        "/nodes/*/services", 50,
                        "/nodes/*/rrddata?timeframe=hour", 50,
                        "/nodes/*/apt/update", 50,
                        "/nodes/*/storage/local/content?content=backup", 50));

        cluster.counts().clear();
        for (int round = 1; round <= 3; round++) {
            collected.present(ProxmoxFacts.AGENTS);
            assertThat(cluster.counts().total()).isBetween(1, 60 * round);
        }
        assertThat(collected.present(ProxmoxFacts.AGENTS).failures()).isEmpty();
        assertThat(cluster.counts().violations()).isEmpty();
    }

    private Map<String, Integer> asked() {
        Map<String, Integer> asked = new TreeMap<>();
        for (Map.Entry<RequestCounts.Kind, Integer> entry :
                cluster.counts().all().entrySet()) {
            asked.merge(entry.getKey().path(), entry.getValue(), Integer::sum);
        }
        return asked;
    }

    private void restart(int nodes, int guests) throws IOException {
        stop();
        cluster = started(nodes, guests);
        client = client();
    }

    private static ProxmoxStandIn started(int nodes, int guests) throws IOException {
        return ProxmoxStandIn.start(new GeneratedCluster(nodes, guests, 1, InstantSource.system()), 1);
    }

    private ApiClient client() throws IOException {
        Path authority = Files.writeString(
                folder.resolve("authority.pem"), cluster.authority().pem());
        List<Endpoint> endpoints =
                cluster.endpoints().stream().map(Endpoint::parse).toList();
        return new ApiClient(
                ProxmoxOptions.standard(endpoints, new Credentials.Token(Logins.TOKEN_ID, () -> Logins.SECRET))
                        .withTls(TlsPolicy.verified().withAuthorities(authority))
                        .withBackgroundPerSecond(1000));
    }
}
