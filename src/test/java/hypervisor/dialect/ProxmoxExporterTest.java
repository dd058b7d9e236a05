package hypervisor.dialect;

import static hypervisor.dialect.SomeCluster.OFFLINE;
import static hypervisor.dialect.SomeCluster.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.ClientState.EndpointState;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.node.Certificate;
import hypervisor.source.proxmox.node.Disk;
import hypervisor.source.proxmox.node.GuestSnapshots;
import hypervisor.source.proxmox.node.GuestSnapshots.Snapshot;
import hypervisor.source.proxmox.node.NodeReadings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxmoxExporterTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_000_000_500));
    private static final BuildInfo BUILD = new BuildInfo("1.2.3", "4d6f7e8", "25.0.3+9-LTS");
    private static final Dialect DOCUMENTED = ProxmoxExporter.dialect(DialectOptions.DOCUMENTED.at(CLOCK, BUILD));
    private static final Dialect UPSTREAM = ProxmoxExporter.dialect(DialectOptions.UPSTREAM.at(CLOCK, BUILD));

    @Test
    void fractionsOfProcessorsAddUpAndTemplatesOfEitherKindDoNotCount() {
        var facts = SomeCluster.of(
                        ONLINE,
                        "{'type':'qemu','vmid':100,'node':'pve1','status':'running','maxcpu':2,'maxmem':300}",
                        "{'type':'lxc','vmid':200,'node':'pve1','status':'stopped','maxcpu':0.5,'maxmem':100}",
                        "{'type':'qemu','vmid':101,'node':'pve1','template':1,'maxcpu':16,'maxmem':5000}",
                        "{'type':'lxc','vmid':201,'node':'pve1','template':'1','maxcpu':16,'maxmem':5000}")
                .facts();

        assertThat(Exposed.by(DOCUMENTED, facts))
                .contains(
                        "proxmox_node_cpus_allocated{name=pve1} 2.5",
                        "proxmox_node_memory_allocated_bytes{name=pve1} 400",
                        "proxmox_cluster_cpus_allocated{} 2.5",
                        "proxmox_cluster_cpus_total{} 8")
                .noneMatch(line -> line.contains("vmid=101") || line.contains("vmid=201"));
    }

    @Test
    void aNodeWithoutGuestsHasAllocatedNothingAsDocumentedAndHasNoSeriesInTheProgram() {
        var facts = SomeCluster.of(ONLINE).facts();

        assertThat(Exposed.by(DOCUMENTED, facts)).contains("proxmox_node_cpus_allocated{name=pve1} 0");
        assertThat(Exposed.by(UPSTREAM, facts))
                .contains("proxmox_cluster_cpus_allocated{cluster=lab} 0")
                .noneMatch(line -> line.startsWith("proxmox_node_cpus_allocated"));
    }

    @Test
    void whereTheTokenMayNotLookNothingIsSaidToBeZero() {
        var facts = SomeCluster.of("{'type':'node','node':'pve1','status':'online'}")
                .facts();

        assertThat(Exposed.by(DOCUMENTED, facts)).containsExactly("proxmox_node_up{name=pve1,type=node} 1");
    }

    @Test
    void guestsRunOnlyWhereTheirNodeIsThere() {
        var facts = SomeCluster.of(
                        ONLINE,
                        OFFLINE,
                        "{'type':'qemu','vmid':1,'node':'pve1','name':'a','status':'running'}",
                        "{'type':'qemu','vmid':2,'node':'pve1','name':'b','status':'paused'}",
                        "{'type':'qemu','vmid':3,'node':'pve2','name':'c','status':'running','tags':'x;y'}")
                .facts();

        assertThat(Exposed.by(DOCUMENTED, facts))
                .contains(
                        "proxmox_node_up{name=pve2,type=node} 0",
                        "proxmox_guest_up{host=pve1,type=qemu,name=a,vmid=1} 1",
                        "proxmox_guest_up{host=pve1,type=qemu,name=b,vmid=2} 0",
                        "proxmox_guest_up{host=pve2,type=qemu,name=c,vmid=3} 0");
        assertThat(Exposed.by(UPSTREAM, facts))
                .contains("proxmox_guest_up{cluster=lab,node=pve2,type=qemu,name=c,vmid=3,tags=x;y} 0");
    }

    @Test
    void smartIsSaidInTheNumbersOfEachGeneration() {
        var facts = SomeCluster.of(ONLINE)
                .with(
                        ProxmoxFacts.DISKS,
                        "pve1",
                        Disk::of,
                        "{'devpath':'/dev/a','health':'PASSED'}",
                        "{'devpath':'/dev/b','health':'ok'}",
                        "{'devpath':'/dev/c','health':'UNKNOWN'}",
                        "{'devpath':'/dev/d','health':'FAILED!'}",
                        "{'devpath':'/dev/e'}")
                .facts();

        assertThat(smart(DOCUMENTED, facts)).containsExactly("/dev/a} 1", "/dev/b} 1", "/dev/c} 0", "/dev/d} 0");
        assertThat(smart(UPSTREAM, facts)).containsExactly("/dev/a} 1", "/dev/b} 1", "/dev/c} -1", "/dev/d} 0");
    }

    @Test
    void ofTwoCertificatesWithOneSubjectTheFirstToExpireIsShownInWholeDays() {
        var facts = SomeCluster.of(ONLINE)
                .with(
                        ProxmoxFacts.CERTIFICATES,
                        "pve1",
                        Certificate::of,
                        "{'filename':'a','subject':'/CN=x','notafter':1900000}",
                        "{'filename':'b','subject':'/CN=x','notafter':1259199}",
                        "{'filename':'c','subject':'/CN=gone','notafter':900000}",
                        "{'filename':'d','subject':'/CN=untold'}")
                .facts();

        assertThat(Exposed.by(DOCUMENTED, facts).stream().filter(line -> line.contains("cert")))
                .containsExactly(
                        "proxmox_node_days_until_cert_expiration{node=pve1,subject=/CN=x} 2",
                        "proxmox_node_days_until_cert_expiration{node=pve1,subject=/CN=gone} -1");
    }

    @Test
    void whatWasReadOfANodeBeforeItWentIsNotShown() {
        var facts = SomeCluster.of(ONLINE, OFFLINE)
                .with(ProxmoxFacts.DISKS, "pve2", Disk::of, "{'devpath':'/dev/a','health':'PASSED'}")
                .with(ProxmoxFacts.CERTIFICATES, "pve2", Certificate::of, "{'subject':'/CN=x','notafter':1900000}")
                .facts();

        assertThat(Exposed.by(UPSTREAM, facts)).noneMatch(line -> line.contains("smart") || line.contains("cert"));
    }

    @Test
    void snapshotsHaveAnAgeAndEndpointsRest() {
        var snapshots =
                new GuestSnapshots("qemu", "pve1", 100, "web", "prod", List.of(new Snapshot("before", 999_990)));
        var client = new ClientState(
                false,
                List.of(
                        new EndpointState("https://a:8006", true, "refused", 2, 1),
                        new EndpointState("https://b:8006", false, null, 2, 0)));
        var facts = SomeCluster.of(ONLINE)
                .with(ProxmoxFacts.SNAPSHOTS, NodeReadings.of(List.of(snapshots)))
                .with(ProxmoxFacts.CLIENT, client)
                .facts();

        assertThat(Exposed.by(UPSTREAM, facts))
                .contains(
                        "proxmox_guest_snapshots{cluster=lab,node=pve1,type=qemu,name=web,vmid=100,tags=prod} 1",
                        "proxmox_guest_snapshot_age_seconds{cluster=lab,node=pve1,type=qemu,name=web,vmid=100,"
                                + "tags=prod,snapshot=before} 10.5",
                        "proxmox_exporter_client_count{cluster=lab,status=banned} 1",
                        "proxmox_exporter_client_count{cluster=lab,status=unbanned} 1");
    }

    private static List<String> smart(Dialect dialect, Facts facts) {
        return Exposed.by(dialect, facts).stream()
                .filter(line -> line.contains("smart"))
                .map(line -> line.substring(line.indexOf("/dev/")))
                .toList();
    }
}
