package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.GuestDisk;
import hypervisor.source.pmxcfs.GuestInterface;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.node.ConfiguredGuest;
import hypervisor.source.proxmox.node.NodeReadings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredGuestTest {
    private final RecordedApi api = new RecordedApi("9.2", "auditor");

    @ParameterizedTest
    @ValueSource(strings = {"9.2", "8.4"})
    void everyGuestsConfigurationIsReadInTheWordsOfItsFile(String version) throws Exception {
        NodeReadings<ConfiguredGuest> configs =
                new Collected(new RecordedApi(version, "auditor")).present(ProxmoxFacts.CONFIGS);

        assertThat(configs.failures()).isEmpty();
        assertThat(configs.all())
                .extracting(guest -> guest.node() + " " + guest.config().kind() + " "
                        + guest.config().id() + " " + guest.config().onBoot())
                .containsExactly(
                        "pve1 QEMU 100 true",
                        "pve1 QEMU 101 false",
                        "pve1 QEMU 102 false",
                        "pve1 LXC 200 true",
                        "pve2 QEMU 110 false",
                        "pve2 LXC 210 false",
                        "pve3 QEMU 120 false",
                        "pve3 LXC 220 false");
        GuestConfig web = configs.all().getFirst().config();
        assertThat(web.name()).isEqualTo("web-01");
        assertThat(web.tags()).containsExactly("prod", "web");
        assertThat(web.agent()).isTrue();
        assertThat(web.processors().most()).isEqualTo(2);
        assertThat(web.memory()).isEqualTo(new GuestConfig.Memory(256L << 20, 128L << 20, null));
        assertThat(web.disks()).extracting(GuestDisk::name).containsExactly("scsi0");
        assertThat(web.disks()).extracting(GuestDisk::size).containsExactly(2L << 30);
        assertThat(web.interfaces()).extracting(GuestInterface::mac).containsExactly("BC:24:11:00:00:00");
        assertThat(configs.all().get(2).config().template()).isTrue();
        assertThat(configs.all().get(6).config().lock()).isEqualTo("backup");
    }

    @Test
    void onlyThoseOfTheNodeThatAnswersAreAskedWhereThatIsWanted() throws Exception {
        assertThat(local(api).all())
                .extracting(guest -> guest.node() + " " + guest.config().id())
                .containsExactly("pve1 100", "pve1 101", "pve1 102", "pve1 200");
        assertThat(api.asked()).filteredOn(path -> path.endsWith("/config")).hasSize(4);
    }

    @Test
    void aGuestThatMayNotBeSeenCostsItself() throws Exception {
        api.failing("/nodes/pve1/qemu/101/config", Collected.failure(Kind.FORBIDDEN, 403, "403 VM.Audit on /vms/101"));

        NodeReadings<ConfiguredGuest> configs = new Collected(api).present(ProxmoxFacts.CONFIGS);

        assertThat(configs.all()).hasSize(7);
        assertThat(configs.failures()).containsEntry("pve1", "1 of 4 guests: 403 VM.Audit on /vms/101");
    }

    private static NodeReadings<ConfiguredGuest> local(ProxmoxApi api) throws Exception {
        var collectors = new ProxmoxCollectors(
                api,
                Requests.standard(),
                () -> new ClientState(false, List.of()),
                InstantSource.system(),
                new CollectorOptions(true, _ -> true, AgentOptions.standard()));
        for (Collector<?> collector : collectors.all()) {
            if (collector.fact() == ProxmoxFacts.CONFIGS
                    && collector.collect(Deadline.in(Duration.ofSeconds(30)))
                            instanceof Reading.Present<?>(NodeReadings<?> readings)) {
                return new NodeReadings<>(
                        readings.all().stream().map(ConfiguredGuest.class::cast).toList(), readings.failures());
            }
        }
        throw new AssertionError("nobody reads configurations");
    }
}
