package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.PrivilegeGap;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivilegeCollectorTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(30));
    private static final String PATH = "/access/permissions";
    private static final String ALL = "\"Sys.Audit\":1,\"VM.Audit\":1,\"Datastore.Audit\":1";

    @ParameterizedTest
    @ValueSource(strings = {"9.2", "8.4"})
    void anAuditorLacksNothing(String version) throws Exception {
        assertThat(gaps(new RecordedApi(version, "auditor"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9.2,noperm", "9.2,sep", "8.4,noperm", "8.4,sep"})
    void aTokenWithoutRightsLacksAll(String version, String user) throws Exception {
        assertThat(gaps(new RecordedApi(version, user)))
                .extracting(gap -> gap.collector() + " " + gap.privilege() + " " + gap.path())
                .containsExactly(
                        "proxmox_backup Sys.Audit /nodes",
                        "proxmox_backup_coverage Sys.Audit /",
                        "proxmox_backup_coverage VM.Audit /vms",
                        "proxmox_ceph Sys.Audit /",
                        "proxmox_cluster Sys.Audit /",
                        "proxmox_config VM.Audit /vms",
                        "proxmox_container VM.Audit /vms",
                        "proxmox_disk Sys.Audit /nodes",
                        "proxmox_ha Sys.Audit /",
                        "proxmox_measurement Sys.Audit /",
                        "proxmox_node Sys.Audit /nodes",
                        "proxmox_pressure Sys.Audit /nodes",
                        "proxmox_qdevice Sys.Audit /",
                        "proxmox_replication VM.Audit /vms",
                        "proxmox_resources Sys.Audit /",
                        "proxmox_resources Sys.Audit /nodes",
                        "proxmox_resources Datastore.Audit /storage",
                        "proxmox_resources VM.Audit /vms",
                        "proxmox_service Sys.Audit /nodes",
                        "proxmox_snapshot VM.Audit /vms",
                        "proxmox_storage Datastore.Audit /storage",
                        "proxmox_subscription Sys.Audit /nodes",
                        "proxmox_task Sys.Audit /nodes",
                        "proxmox_vm VM.Audit /vms",
                        "proxmox_zfs Sys.Audit /");
    }

    @Test
    void whatAnAuditorLacksIsToldOfCollectorsThatRun() throws Exception {
        var old = new Permissions(new RecordedApi("8.4", "auditor").get(PrivilegeCollector.REQUEST, SOON));
        var recent = new Permissions(new RecordedApi("9.2", "auditor").get(PrivilegeCollector.REQUEST, SOON));

        List<PrivilegeGap> gaps = Privileges.gaps(old, _ -> true);

        assertThat(gaps)
                .containsExactly(
                        new PrivilegeGap("proxmox_agent", "VM.GuestAgent.Audit", "/vms"),
                        new PrivilegeGap("proxmox_backup_volume", "Datastore.AllocateSpace", "/storage"),
                        new PrivilegeGap("proxmox_backup_volume", "VM.Backup", "/vms"),
                        new PrivilegeGap("proxmox_update", "Sys.Modify", "/nodes"));
        assertThat(Privileges.gaps(recent, _ -> true))
                .as("it may ask agents since Proxmox VE 9")
                .isEqualTo(gaps.subList(1, 4));
        assertThat(Privileges.gaps(old, "proxmox_update"::equals)).isEqualTo(gaps.subList(3, 4));
        assertThat(PrivilegeRemedy.of(gaps))
                .contains("--privs Datastore.AllocateSpace,Sys.Modify,VM.Backup,VM.GuestAgent.Audit")
                .contains("before Proxmox VE 9, VM.Monitor takes the place of VM.GuestAgent.Audit")
                .doesNotContain("To give them");
    }

    @Test
    void aPrivilegeThatDoesAsWellIsEnough() throws Exception {
        var permissions = new Permissions(
                answering("\"/\":{" + ALL + ",\"VM.Monitor\":1}").get(PrivilegeCollector.REQUEST, SOON));

        assertThat(Privileges.gaps(permissions, "proxmox_agent"::equals)).isEmpty();
    }

    @Test
    void aPrivilegeOnSomeGuestsIsNotOneOnAll() throws Exception {
        assertThat(gaps(new RecordedApi("9.2", "limited")))
                .hasSize(25)
                .contains(
                        new PrivilegeGap("proxmox_vm", "VM.Audit", "/vms", true),
                        new PrivilegeGap("proxmox_cluster", "Sys.Audit", "/", false));
    }

    @Test
    void whatIsOnTheRootHoldsBelowIfItPropagates() throws Exception {
        assertThat(gaps(answering("\"/\":{" + ALL + "}"))).isEmpty();

        assertThat(gaps(answering("\"/\":{" + ALL.replace(":1", ":0") + "}")))
                .extracting(PrivilegeGap::path)
                .contains("/nodes", "/storage", "/vms")
                .doesNotContain("/");
    }

    @Test
    void aWellKnownPathThatIsNotToldHasNothing() throws Exception {
        String withoutGuests = "\"/\":{" + ALL + "},\"/nodes\":{" + ALL + "},\"/storage\":{" + ALL + "}";

        assertThat(gaps(answering(withoutGuests)))
                .extracting(PrivilegeGap::path)
                .isNotEmpty()
                .containsOnly("/vms");
    }

    @Test
    void tellsWhatIsMissingForWhatAndWhatToDo() throws Exception {
        String remedy = PrivilegeRemedy.of(List.of(
                new PrivilegeGap("proxmox_cluster", "Sys.Audit", "/"),
                new PrivilegeGap("proxmox_ha", "Sys.Audit", "/"),
                new PrivilegeGap("proxmox_vm", "VM.Audit", "/vms", true)));

        assertThat(remedy)
                .startsWith("Privileges are missing: Sys.Audit on / (proxmox_cluster, proxmox_ha);"
                        + " VM.Audit on /vms, of which it is there for some only (proxmox_vm). ")
                .contains("pveum acl modify / --roles PVEAuditor");
        assertThat(PrivilegeRemedy.of(List.of())).isEmpty();
    }

    @Test
    void isLoggedOnceUntilItChanges() throws Exception {
        RecordedApi api = answering("");
        var collected = new Collected(api);

        assertThat(Logged.during(() -> {
                    collected.present(ProxmoxFacts.PRIVILEGES);
                    collected.present(ProxmoxFacts.PRIVILEGES);
                }))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("level=warn", "Sys.Audit on / (", "pveum acl modify /"));

        api.answering(PATH, "{\"data\":{\"/\":{" + ALL + "}}}");
        assertThat(Logged.during(() -> collected.present(ProxmoxFacts.PRIVILEGES)))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("level=info", "no privilege is missing any more"));
    }

    private static RecordedApi answering(String paths) {
        return new RecordedApi("9.2", "auditor").answering(PATH, "{\"data\":{" + paths + "}}");
    }

    private static List<PrivilegeGap> gaps(RecordedApi api) throws Exception {
        return new Collected(api).present(ProxmoxFacts.PRIVILEGES);
    }
}
