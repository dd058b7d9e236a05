package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.domain.DomainStatistics.Balloon;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LibvirtNovaExporterTest {
    private static final String LABELS = "{novaname=cems-testing-0,libvirtname=instance-0000030f,novaproject=admin}";

    @Test
    void hasBothGenerationsNamesForAGuest() {
        var guest = SomeDomain.named("instance-0000030f")
                .nova("cems-testing-0", "admin")
                .balloon(balloon(440_104L, 489_084L, 459_648L))
                .disk("disk", "vda", "/vda.raw")
                .networkInterface("br0", "tap0")
                .build();

        assertThat(Exposed.by(LibvirtNovaExporter.DIALECT, guest))
                .containsExactly(
                        "libvirt_nova_instance_cpu_time_total" + LABELS + " 3250000000",
                        "libvirt_nova_instance_memory_used_kb" + LABELS + " 29436",
                        "libvirt_nova_instance_memory_cache_used_kb" + LABELS + " 48980",
                        "libvirt_nova_instance_memory_alloc_kb" + LABELS + " 489084",
                        "libvirt_nova_instance_total_vcpu" + LABELS + " 2",
                        "libvirt_nova_instance_vcpu_count" + LABELS + " 2",
                        "libvirt_nova_instance_rxbytes" + with("iface=tap0,macaddr=52:54:00:00:00:01") + " 90",
                        "libvirt_nova_instance_txbytes" + with("iface=tap0,macaddr=52:54:00:00:00:01") + " 180",
                        "libvirt_nova_instance_rdbytes" + with(disk()) + " 4096",
                        "libvirt_nova_instance_wrbytes" + with(disk()) + " 8192",
                        "libvirt_nova_instance_rdreq" + with(disk()) + " 11",
                        "libvirt_nova_instance_wrreq" + with(disk()) + " 12");
    }

    @Test
    void aGuestOfAnotherKindOrWithoutABalloonCostsNoOtherItsSeries() {
        var other = SomeDomain.named("other").build();
        var silent = SomeDomain.named("silent").nova("a", "p").build();
        var partial = SomeDomain.named("partial")
                .nova("b", "p")
                .balloon(balloon(null, 489_084L, null))
                .build();

        assertThat(Exposed.by(LibvirtNovaExporter.DIALECT, other, silent, partial))
                .contains(
                        "libvirt_nova_instance_memory_used_kb{novaname=a,libvirtname=silent,novaproject=p} 0",
                        "libvirt_nova_instance_memory_alloc_kb{novaname=a,libvirtname=silent,novaproject=p} 0",
                        "libvirt_nova_instance_memory_alloc_kb{novaname=b,libvirtname=partial,novaproject=p} 489084",
                        "libvirt_nova_instance_cpu_time_total{novaname=b,libvirtname=partial,novaproject=p} 3250000000")
                .noneMatch(line -> line.contains("other"))
                .noneMatch(line -> line.contains("memory_used") && line.contains("partial"));
    }

    @Test
    void aStuckGuestHasNoFalseZeros() {
        var stuck = SomeDomain.named("stuck").nova("a", "p").stuck().build();

        assertThat(Exposed.by(LibvirtNovaExporter.DIALECT, stuck)).noneMatch(line -> line.contains("memory"));
    }

    private static Balloon balloon(@Nullable Long unused, @Nullable Long available, @Nullable Long usable) {
        return new Balloon(
                524_288L, 524_288L, null, null, null, null, unused, available, usable, null, null, null, null, null);
    }

    private static String with(String labels) {
        return LABELS.replace("}", "," + labels + "}");
    }

    private static String disk() {
        return "targetdev=vda,cindervolume=serial-vda,disktype=file";
    }
}
