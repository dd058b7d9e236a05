package hypervisor.dialect;

import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.Domain.Monitor;
import hypervisor.source.libvirt.domain.DomainDefinition;
import hypervisor.source.libvirt.domain.DomainDefinition.Disk;
import hypervisor.source.libvirt.domain.DomainDefinition.NetworkInterface;
import hypervisor.source.libvirt.domain.DomainDefinition.Nova;
import hypervisor.source.libvirt.domain.DomainStatistics;
import hypervisor.source.libvirt.domain.DomainStatistics.Balloon;
import hypervisor.source.libvirt.domain.DomainStatistics.Block;
import hypervisor.source.libvirt.domain.DomainStatistics.Cpu;
import hypervisor.source.libvirt.domain.DomainStatistics.Interface;
import hypervisor.source.libvirt.domain.DomainStatistics.State;
import hypervisor.source.libvirt.domain.DomainStatistics.Vcpu;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes a domain in the shape a test needs: it runs, has one virtual CPU, 16 MiB, and nothing else.
final class SomeDomain {
    private static final Balloon NO_DRIVER =
            new Balloon(16384L, 16384L, null, null, null, null, null, null, null, null, null, null, null, 35_000L);

    private final String name;
    private final List<Vcpu> vcpus = new ArrayList<>();
    private final List<Disk> disks = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<NetworkInterface> interfaces = new ArrayList<>();
    private final List<Interface> counters = new ArrayList<>();
    private final Map<String, String> labels = new TreeMap<>();
    private boolean running = true;
    private boolean definition = true;
    private Monitor monitor = Monitor.ANSWERED;
    private @Nullable String title;
    private @Nullable Nova nova;
    private @Nullable Balloon balloon = NO_DRIVER;

    private SomeDomain(String name) {
        this.name = name;
    }

    static SomeDomain named(String name) {
        return new SomeDomain(name);
    }

    SomeDomain shutOff() {
        running = false;
        return this;
    }

    SomeDomain stuck() {
        monitor = Monitor.STUCK;
        return this;
    }

    SomeDomain withoutDefinition() {
        definition = false;
        return this;
    }

    SomeDomain title(String text) {
        title = text;
        return this;
    }

    SomeDomain label(String key, String text) {
        labels.put(key, text);
        return this;
    }

    SomeDomain nova(String instance, String project) {
        nova = new Nova(instance, "m1.small", "alice", "u-1", project, "p-1", "image", "i-1", 1_767_323_045L);
        return this;
    }

    SomeDomain balloon(@Nullable Balloon told) {
        balloon = told;
        return this;
    }

    SomeDomain vcpu(int number) {
        vcpus.add(new Vcpu(number, 1, 2_000_000_000L, 0L, 1_500_000L, null, Map.of("halt_exits.sum", 122L)));
        return this;
    }

    /// A disk with distinguishable counters.
    SomeDomain disk(String device, String target, @Nullable String file) {
        disks.add(new Disk(
                "file",
                device,
                file,
                file,
                null,
                target,
                "virtio",
                "qemu",
                "raw",
                null,
                null,
                "serial-" + target,
                null));
        boolean medium = file != null;
        blocks.add(new Block(
                blocks.size(),
                target,
                file,
                null,
                true,
                medium ? 11L : 0L,
                medium ? 4096L : 0L,
                medium ? 500_000_000L : 0L,
                medium ? 12L : 0L,
                medium ? 8192L : 0L,
                medium ? 250_000_000L : 0L,
                medium ? 3L : 0L,
                medium ? 1_000_000L : 0L,
                null,
                medium ? 2048L : null,
                medium ? 1_048_576L : null,
                medium ? 8192L : null,
                null));
        return this;
    }

    SomeDomain networkInterface(@Nullable String bridge, @Nullable String target) {
        interfaces.add(new NetworkInterface(
                "bridge", "52:54:00:00:00:01", bridge, null, bridge, target, "virtio", null, null));
        if (target != null) {
            counters.add(new Interface(counters.size(), target, 90L, 1L, 0L, 0L, 180L, 2L, 0L, 0L));
        }
        return this;
    }

    Domain build() {
        return new Domain(
                name,
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                running ? 1 : null,
                true,
                false,
                false,
                statistics(),
                definition ? new DomainDefinition(title, "hvm", "x86_64", "pc", nova, disks, interfaces, labels) : null,
                monitor,
                null);
    }

    private DomainStatistics statistics() {
        return new DomainStatistics(
                new State(running ? 1 : 5, 1),
                running ? new Cpu(3_250_000_000L, 250_000_000L, 3_000_000_000L, null, null, List.of()) : null,
                balloon,
                1,
                2,
                vcpus,
                counters,
                blocks,
                Map.of(),
                List.of(),
                List.of(),
                null,
                Map.of());
    }
}
