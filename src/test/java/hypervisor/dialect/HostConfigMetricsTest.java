package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.fact.Reading;
import hypervisor.metric.Metric;
import hypervisor.metric.MetricSet;
import hypervisor.metric.Type;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.pmxcfs.PmxcfsCollectors;
import hypervisor.source.pmxcfs.StorageConfig;
import hypervisor.source.storage.Space;
import hypervisor.source.storage.StorageFacts;
import hypervisor.source.storage.StorageUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostConfigMetricsTest {
    private static final Path GUESTS = Path.of("src/test/fixtures/pmxcfs");

    @TempDir
    Path root;

    private static <T> void put(Facts.Builder facts, Collector<T> collector) throws IOException, InterruptedException {
        facts.put(collector.fact(), collector.collect(Deadline.in(Duration.ofSeconds(30))));
    }

    private List<String> shown() throws IOException, InterruptedException {
        Files.createDirectories(root.resolve("qemu-server"));
        Files.createDirectories(root.resolve("lxc"));
        Files.copy(GUESTS.resolve("vm.conf"), root.resolve("qemu-server/105.conf"));
        Files.copy(GUESTS.resolve("container.conf"), root.resolve("lxc/200.conf"));
        Files.writeString(root.resolve("qemu-server/106.conf"), "template: 1\n");
        Files.writeString(root.resolve("user.cfg"), "pool:prod/web::105,300::\npool:other::105::\n");
        HostPaths usual = HostPaths.USUAL;
        var paths = new HostPaths(usual.proc(), usual.sys(), usual.dev(), usual.files(), root, usual.qemuServer());
        Facts.Builder facts = Facts.builder();
        for (Collector<?> collector : new PmxcfsCollectors(paths, new Isolation()).all()) {
            put(facts, collector);
        }
        return Exposed.by(Native.dialect(DialectOptions.DOCUMENTED), facts.build());
    }

    @Test
    void tellsWhatGuestsAreConfiguredAs() throws IOException, InterruptedException {
        assertThat(shown())
                .contains(
                        "hypervisor_guest_info{id=105,name=big,kind=vm,platform=proxmox} 1",
                        "hypervisor_guest_info{id=106,name=VM 106,kind=vm,platform=proxmox} 1",
                        "hypervisor_guest_info{id=200,name=dns,kind=container,platform=proxmox} 1",
                        "hypervisor_guest_config_info{id=105,os=win11,arch=,machine=pc-q35-9.0,bios=ovmf,"
                                + "startup=order=2,up=30} 1",
                        "hypervisor_guest_config_info{id=200,os=debian,arch=,machine=,bios=,startup=up=5} 1",
                        "hypervisor_guest_tag_info{id=105,tag=db} 1",
                        "hypervisor_guest_tag_info{id=105,tag=prod} 1",
                        "hypervisor_guest_tag_info{id=105,tag=web} 1",
                        "hypervisor_guest_tag_info{id=200,tag=net} 1",
                        "hypervisor_guest_pool_info{id=105,pool=prod/web} 1",
                        "hypervisor_guest_lock_info{id=105,lock=backup} 1",
                        "hypervisor_guest_locked{id=105} 1",
                        "hypervisor_guest_locked{id=106} 0",
                        "hypervisor_guest_autostart{id=105} 1",
                        "hypervisor_guest_autostart{id=106} 0",
                        "hypervisor_guest_template{id=106} 1",
                        "hypervisor_guest_protected{id=105} 1",
                        "hypervisor_guest_agent_enabled{id=105} 1",
                        "hypervisor_guest_configured_vcpus_max{id=105} 8",
                        "hypervisor_guest_configured_vcpus{id=105} 3",
                        "hypervisor_guest_cpu_limit{id=105} 2.5",
                        "hypervisor_guest_cpu_weight{id=105} 200",
                        "hypervisor_guest_configured_vcpus_max{id=200} 2",
                        "hypervisor_guest_configured_memory_bytes{id=105} 4294967296",
                        "hypervisor_guest_configured_memory_min_bytes{id=105} 1073741824",
                        "hypervisor_guest_configured_swap_bytes{id=200} 0",
                        "hypervisor_guest_snapshots{id=105} 2",
                        "hypervisor_guest_snapshots{id=106} 0",
                        "hypervisor_guest_snapshot_newest_timestamp_seconds{id=105} 1700000500",
                        "hypervisor_guest_snapshot_oldest_timestamp_seconds{id=105} 1700000000",
                        "hypervisor_config_failed_files{} 0")
                .noneMatch(line -> line.startsWith("hypervisor_guest_agent_enabled{id=200}"))
                .noneMatch(line -> line.startsWith("hypervisor_guest_lock_info{id=106"))
                .noneMatch(line -> line.startsWith("hypervisor_guest_snapshot_newest_timestamp_seconds{id=106}"))
                .noneMatch(line -> line.contains("secret") || line.contains("ssh-ed25519"));
    }

    @Test
    void tellsOfTheirDisksAndInterfaces() throws IOException, InterruptedException {
        assertThat(shown())
                .contains(
                        "hypervisor_guest_disk_size_bytes{id=105,disk=scsi0} 34359738368",
                        "hypervisor_guest_disk_in_backup{id=105,disk=scsi0} 1",
                        "hypervisor_guest_disk_in_backup{id=105,disk=scsi1} 0",
                        "hypervisor_guest_disk_volume_info{id=105,disk=scsi0,storage=local-lvm,volume=vm-105-disk-0,"
                                + "ssd=true,discard=true,cdrom=false} 1",
                        "hypervisor_guest_disk_volume_info{id=200,disk=mp0,storage=,volume=/srv/data,"
                                + "ssd=false,discard=false,cdrom=false} 1",
                        "hypervisor_guest_disk_limit_operations_per_second" + "{id=105,disk=scsi0,direction=read} 500",
                        "hypervisor_guest_disk_limit_bytes_per_second" + "{id=105,disk=scsi0,direction=write} 52953088",
                        "hypervisor_guest_interface_limit_bytes_per_second{id=105,interface=tap105i0} 13107200",
                        "hypervisor_guest_interface_queues{id=105,interface=tap105i0} 4",
                        "hypervisor_guest_interface_link_enabled{id=105,interface=tap105i1} 0",
                        "hypervisor_guest_interface_firewall_enabled{id=105,interface=tap105i0} 1",
                        "hypervisor_guest_interface_info{id=105,interface=tap105i0,device=net0,guest_name=,kind=bridge,"
                                + "model=virtio,mac_address=bc:24:11:00:01:05,bridge=vmbr0,network=,vlan=42} 1",
                        "hypervisor_guest_interface_info{id=200,interface=veth200i0,device=net0,guest_name=eth0,"
                                + "kind=bridge,model=veth,mac_address=bc:24:11:00:02:00,bridge=vmbr0,network=,vlan=7} 1")
                .noneMatch(line -> line.startsWith("hypervisor_guest_disk_size_bytes{id=105,disk=ide2}"))
                .filteredOn(line -> line.contains("_limit_") && !line.contains("cpu_limit"))
                .hasSize(4);
    }

    @Test
    void tellsOfStorages() {
        var hanging = new StorageConfig("nas", "nfs", Map.of("nodes", "pve2,pve1", "content", "iso,backup"));
        var thin = new StorageConfig("thin", "lvmthin", Map.of("shared", "0"));
        Facts facts = Facts.builder()
                .put(
                        StorageFacts.USAGE,
                        Reading.of(List.of(
                                new StorageUsage(hanging, true, null, new Space(1, 1, 1), null, true, "it hangs"),
                                new StorageUsage(thin, true, new Space(100, 60, 50), null, 0.25, null, null))))
                .build();
        assertThat(Exposed.by(Native.dialect(DialectOptions.DOCUMENTED.onNode("pve1")), facts))
                .containsExactlyInAnyOrder(
                        "hypervisor_storage_info{storage=nas,node=,kind=nfs,content=backup,iso,shared=1} 1",
                        "hypervisor_storage_info{storage=thin,node=pve1,kind=lvmthin,content=,shared=0} 1",
                        "hypervisor_storage_enabled{node=pve1,storage=nas} 1",
                        "hypervisor_storage_enabled{node=pve1,storage=thin} 1",
                        "hypervisor_storage_hanging{node=pve1,storage=nas} 1",
                        "hypervisor_storage_up{storage=nas,node=pve1} 0",
                        "hypervisor_storage_up{storage=thin,node=pve1} 1",
                        "hypervisor_storage_metadata_used_ratio{storage=thin,node=pve1} 0.25",
                        "hypervisor_storage_size_bytes{storage=thin,node=pve1} 100",
                        "hypervisor_storage_used_bytes{storage=thin,node=pve1} 40",
                        "hypervisor_storage_available_bytes{storage=thin,node=pve1} 50");
    }

    @Test
    void keepsToTheConventions() {
        Stream.of(HostConfigMetrics.sets(), HostStorageMetrics.sets())
                .flatMap(List::stream)
                .map(MetricSet::metrics)
                .flatMap(List::stream)
                .forEach(metric -> assertKept(metric));
    }

    private static void assertKept(Metric<?> metric) {
        assertThat(metric.name()).startsWith("hypervisor_").doesNotEndWith("_total");
        assertThat(metric.type()).isEqualTo(Type.GAUGE);
        assertThat(metric.help()).endsWith(metric.name().endsWith("_info") ? "Always 1." : ".");
        assertThat(metric.labelNames()).doesNotContain("job", "instance", "cluster", "env", "type");
    }
}
