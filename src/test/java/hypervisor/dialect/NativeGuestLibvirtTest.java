package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Everything that libvirt tells of guests has its place in the native dialect.
class NativeGuestLibvirtTest {
    private static final Dialect DIALECT = Native.dialect(DialectOptions.DOCUMENTED.withKernelStatistics(true));
    private static final String ID = "id=c1c1c1c1-0000-4000-8000-0000000000ff";

    @Test
    void ofADomainOfWhichAllIsKnownEveryFamilyComesOut() {
        Set<String> told = DIALECT.render(EverythingTold.facts())
                .map(family -> family.name())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(NativeMatrixTest.fedBy(Set.of(NativeViews.LIBVIRT)))
                .filteredOn(name -> name.startsWith("hypervisor_guest_"))
                .hasSizeGreaterThan(90)
                .isSubsetOf(told);
        assertThat(told)
                .contains(
                        "hypervisor_guest_kvm_stat_total",
                        "hypervisor_guest_kvm_stat_value",
                        "hypervisor_guest_vcpu_kvm_stat_total",
                        "hypervisor_guest_vcpu_kvm_stat_value");
    }

    @Test
    void everySeriesHasTheUuidWhichIsNovasIdOfTheInstance() {
        List<String> series = Exposed.by(DIALECT, EverythingTold.facts()).stream()
                .filter(line -> line.startsWith("hypervisor_guest_"))
                .toList();

        assertThat(series)
                .allMatch(line -> line.contains("{" + ID))
                .contains(
                        "hypervisor_guest_info{" + ID + ",name=vm,kind=vm,platform=libvirt} 1",
                        "hypervisor_guest_node_info{" + ID + ",node=host} 1",
                        "hypervisor_guest_nova_info{" + ID + ",name=web,flavor=m1.small,user=alice,user_id=u-1,"
                                + "project=proj,project_id=p-1,root=image,root_id=i-1} 1",
                        "hypervisor_guest_nova_creation_timestamp_seconds{" + ID + "} 1767323045",
                        "hypervisor_guest_events_total{" + ID + ",event=lifecycle,detail=started} 30",
                        "hypervisor_guest_disk_read_seconds_total{" + ID + ",disk=vda} 63",
                        "hypervisor_guest_disk_limit_bytes_per_second{" + ID + ",disk=vda,direction=read} 102",
                        "hypervisor_guest_disk_burst_limit_operations_per_second{" + ID
                                + ",disk=vda,direction=write} 112",
                        "hypervisor_guest_interface_receive_bytes_total{" + ID + ",interface=vnet0} 53",
                        "hypervisor_guest_vcpu_delay_seconds_total{" + ID + ",vcpu=3} 51",
                        "hypervisor_guest_cpu_delay_seconds_total{" + ID + "} 51",
                        "hypervisor_guest_job_elapsed_seconds{" + ID + "} 2.5",
                        "hypervisor_guest_filesystem_used_bytes{" + ID + ",mountpoint=/} 133");
    }

    @Test
    void aDomainWhoseQemuHangsIsDownByItsMonitorAlone() {
        assertThat(Exposed.by(DIALECT, SomeDomain.named("web").stuck().build()))
                .anyMatch(line -> line.startsWith("hypervisor_guest_monitor_up{") && line.endsWith(" 0"))
                .anyMatch(line -> line.startsWith("hypervisor_guest_up{") && line.endsWith(" 1"));
    }

    @Test
    void aDomainThatIsOffHasNoMonitorToBeUp() {
        assertThat(Exposed.by(DIALECT, SomeDomain.named("web").shutOff().build()))
                .noneMatch(line -> line.startsWith("hypervisor_guest_monitor_up{"))
                .anyMatch(line -> line.startsWith("hypervisor_guest_up{") && line.endsWith(" 0"));
    }
}
