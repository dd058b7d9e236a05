package hypervisor.dialect;

import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition.Disk;
import hypervisor.source.libvirt.domain.DomainStatistics.Block;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One row of a table: a disk of a domain's definition with its counters, those of the top image.
record DomainDisk(Domain domain, Disk disk, Block block) {
    private static final Set<String> REMOVABLE = Set.of("cdrom", "floppy");

    /// Every disk that has both; a drive without counters or one the definition does not know is left out.
    static Stream<DomainDisk> of(Domain domain) {
        var definition = domain.definition();
        if (definition == null) {
            return Stream.empty();
        }
        Map<String, Block> blocks = new TreeMap<>();
        domain.statistics().blocks().stream().filter(Block::top).forEach(block -> blocks.put(block.name(), block));
        return definition.disks().stream().flatMap(disk -> {
            Block block = disk.target() == null ? null : blocks.get(disk.target());
            return block == null ? Stream.empty() : Stream.of(new DomainDisk(domain, disk, block));
        });
    }

    static boolean removable(Disk disk) {
        return disk.device() != null && REMOVABLE.contains(disk.device());
    }

    /// Whether it is a CD or floppy drive with nothing in it.
    static boolean empty(Disk disk) {
        return removable(disk) && disk.source() == null;
    }
}
