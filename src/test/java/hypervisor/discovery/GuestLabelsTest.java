package hypervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GuestLabelsTest {
    @Test
    void aGuestOfProxmoxHasTheCustomaryLabelsToo() {
        assertThat(GuestLabels.of(SomeGuest.of("proxmox", "100", "10.0.0.1", "2001:db8::1", "10.0.0.2")))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("__meta_hypervisor_addresses", ",10.0.0.1,2001:db8::1,10.0.0.2,"),
                        Map.entry("__meta_hypervisor_cluster", "lab"),
                        Map.entry("__meta_hypervisor_id", "100"),
                        Map.entry("__meta_hypervisor_ipv4", "10.0.0.1"),
                        Map.entry("__meta_hypervisor_ipv6", "2001:db8::1"),
                        Map.entry("__meta_hypervisor_kind", "vm"),
                        Map.entry("__meta_hypervisor_name", "web-100"),
                        Map.entry("__meta_hypervisor_node", "pve1"),
                        Map.entry("__meta_hypervisor_os", "l26"),
                        Map.entry("__meta_hypervisor_platform", "proxmox"),
                        Map.entry("__meta_hypervisor_pool", "shop"),
                        Map.entry("__meta_hypervisor_status", "running"),
                        Map.entry("__meta_hypervisor_tag_prod", "true"),
                        Map.entry("__meta_hypervisor_tag_web", "true"),
                        Map.entry("__meta_hypervisor_tags", ",prod,web,"),
                        Map.entry("__meta_pve_ipv4", "10.0.0.1"),
                        Map.entry("__meta_pve_ipv6", "2001:db8::1"),
                        Map.entry("__meta_pve_name", "web-100"),
                        Map.entry("__meta_pve_node", "pve1"),
                        Map.entry("__meta_pve_pool", "shop"),
                        Map.entry("__meta_pve_status", "running"),
                        Map.entry("__meta_pve_tags", "prod,web"),
                        Map.entry("__meta_pve_type", "qemu"),
                        Map.entry("__meta_pve_vmid", "100")));
    }

    @Test
    void aGuestOfLibvirtHasWhatNovaSaysOfIt() {
        var details = new TreeMap<>(Map.of("uuid", "u-1", "project", "shop", "flavor", "m1.tiny", "os_id", "debian"));
        var guest = new DiscoveredGuest(
                "libvirt", "u-1", "x", "container", null, null, "paused", List.of(), null, null, details, List.of());

        assertThat(GuestLabels.of(guest))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "__meta_hypervisor_platform", "libvirt",
                        "__meta_hypervisor_id", "u-1",
                        "__meta_hypervisor_name", "x",
                        "__meta_hypervisor_kind", "container",
                        "__meta_hypervisor_status", "paused",
                        "__meta_hypervisor_uuid", "u-1",
                        "__meta_hypervisor_project", "shop",
                        "__meta_hypervisor_flavor", "m1.tiny",
                        "__meta_hypervisor_os_id", "debian"));
    }

    @Test
    void aTagBecomesTheNameOfALabel() {
        assertThat(new Labels().with("tag_prod-2.é", "true").all()).containsOnlyKeys("__meta_hypervisor_tag_prod_2__");
    }
}
