package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.proxmox.PrivilegeGap;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivilegeCollectorTest {
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
                        "proxmox_cluster Sys.Audit /",
                        "proxmox_container VM.Audit /vms",
                        "proxmox_disk Sys.Audit /nodes",
                        "proxmox_ha Sys.Audit /",
                        "proxmox_measurement Sys.Audit /",
                        "proxmox_node Sys.Audit /nodes",
                        "proxmox_replication VM.Audit /vms",
                        "proxmox_resources Sys.Audit /",
                        "proxmox_resources Sys.Audit /nodes",
                        "proxmox_resources Datastore.Audit /storage",
                        "proxmox_resources VM.Audit /vms",
                        "proxmox_snapshot VM.Audit /vms",
                        "proxmox_storage Datastore.Audit /storage",
                        "proxmox_vm VM.Audit /vms",
                        "proxmox_zfs Sys.Audit /");
    }

    @Test
    void aPrivilegeOnSomeGuestsIsNotOneOnAll() throws Exception {
        assertThat(gaps(new RecordedApi("9.2", "limited")))
                .hasSize(16)
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
