package hypervisor.source.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.json.AnswerReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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

    private static Resources read(RecordedApi api) throws Exception {
        var request = ApiRequest.cluster(PATH, Duration.ZERO, AnswerReader.rows(Resources.Row::of));
        return Resources.of("lab", api.get(request, Deadline.in(Duration.ofSeconds(1))));
    }
}
