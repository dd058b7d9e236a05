package hypervisor.source.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.cluster.SdnNetwork;
import hypervisor.source.proxmox.json.AnswerReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesTest {
    private static final String PATH = "/cluster/resources";

    @Test
    void readsNodesGuestsAndStorages() throws Exception {
        Resources resources = read(new RecordedApi("9.2", "auditor"));

        assertThat(resources.nodes()).hasSize(3).allMatch(node -> node.online());
        assertThat(resources.guests())
                .extracting(Guest::vmid)
                .containsExactly(100L, 101L, 102L, 110L, 120L, 200L, 210L, 220L);
        Guest web = resources.guests().getFirst();
        assertThat(web.name()).isEqualTo("web-01");
        assertThat(web.tags()).isEqualTo("prod;web");
        assertThat(web.running()).isTrue();
        assertThat(web.maxCpu()).isEqualTo(2.0);
        assertThat(web.read()).isEqualTo(512);
        assertThat(resources.storages())
                .filteredOn(storage -> storage.name().equals("offline"))
                .hasSize(3)
                .noneMatch(storage -> storage.available());
    }

    @Test
    void knowsNothingOfTheStateOfGuestsWhoseNodeIsGone() throws Exception {
        Resources resources =
                read(new RecordedApi("9.2", "auditor").with(PATH, "failures/node-killed-15s__cluster_resources.json"));

        Guest frozen = resources.guests().stream()
                .filter(guest -> guest.vmid() == 120)
                .findFirst()
                .orElseThrow();
        assertThat(frozen.running()).isFalse();
        assertThat(frozen.uptime()).isNull();
        assertThat(frozen.sent()).isNull();
        assertThat(frozen.name()).isEqualTo("locked-vm");
        assertThat(frozen.maxCpu()).isEqualTo(1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.2", "8.4"})
    void readsNetworksAsBothVersionsNameThem(String version) throws Exception {
        assertThat(read(new RecordedApi(version, "auditor")).networks())
                .containsExactly(
                        new SdnNetwork("pve1", "zone", "localnetwork", "ok"),
                        new SdnNetwork("pve2", "zone", "localnetwork", "ok"),
                        new SdnNetwork("pve3", "zone", "localnetwork", "ok"));
    }

    @Test
    void knowsNothingOfTheNetworksOfANodeThatIsGone() throws Exception {
        assertThat(read(new RecordedApi("9.2", "auditor")
                                .with(PATH, "failures/node-killed-15s__cluster_resources.json"))
                        .networks())
                .extracting(network -> network.node() + " " + network.status())
                .contains("pve3 unknown", "pve1 ok");
    }

    private static Resources read(RecordedApi api) throws Exception {
        var request = ApiRequest.cluster(PATH, Duration.ZERO, AnswerReader.rows(Resources.Row::of));
        return Resources.of("lab", api.get(request, Deadline.in(Duration.ofSeconds(1))));
    }
}
