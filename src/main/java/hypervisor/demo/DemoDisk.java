package hypervisor.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A drive of a guest of the demonstration.
///
/// @param kind `file`, `block`, `network` (Ceph), `volume`, or `empty` for a drive without a medium
/// @param source path, `pool/image` or `pool/volume`
/// @param backing the image below, null for none
/// @param gibibytes as the guest sees it
/// @param bytesPerSecond read; it writes half as much
record DemoDisk(
        String kind,
        String device,
        String target,
        String bus,
        String source,
        @Nullable String backing,
        int gibibytes,
        double bytesPerSecond,
        boolean throttled) {
    private static final long GIB = 1L << 30;
    private static final int BLOCK = 16 * 1024;
    private static final long NANOS_PER_REQUEST = 350_000;

    static DemoDisk file(String target, String source, int gibibytes, double bytesPerSecond) {
        return new DemoDisk("file", "disk", target, "virtio", source, null, gibibytes, bytesPerSecond, false);
    }

    static DemoDisk block(String target, String source, int gibibytes, double bytesPerSecond) {
        return new DemoDisk("block", "disk", target, "virtio", source, null, gibibytes, bytesPerSecond, false);
    }

    static DemoDisk ceph(String target, String source, int gibibytes, double bytesPerSecond) {
        return new DemoDisk("network", "disk", target, "virtio", source, null, gibibytes, bytesPerSecond, false);
    }

    static DemoDisk volume(String target, String source, int gibibytes, double bytesPerSecond) {
        return new DemoDisk("volume", "disk", target, "scsi", source, null, gibibytes, bytesPerSecond, false);
    }

    static DemoDisk emptyDrive(String device, String target, String bus) {
        return new DemoDisk("empty", device, target, bus, "", null, 0, 0, false);
    }

    DemoDisk over(String image) {
        return new DemoDisk(kind, device, target, bus, source, image, gibibytes, bytesPerSecond, throttled);
    }

    DemoDisk throttle() {
        return new DemoDisk(kind, device, target, bus, source, backing, gibibytes, bytesPerSecond, true);
    }

    String xml() {
        var xml = new StringBuilder("    <disk type='%s' device='%s'>\n".formatted(isEmpty() ? "file" : kind, device));
        xml.append("      <driver name='qemu' type='%s' cache='none' discard='unmap'/>\n"
                .formatted(source.endsWith(".qcow2") ? "qcow2" : "raw"));
        xml.append(
                switch (kind) {
                    case "file" -> "      <source file='%s' index='1'/>\n".formatted(source);
                    case "block" -> "      <source dev='%s' index='1'/>\n".formatted(source);
                    case "network" -> """
                                  <source protocol='rbd' name='%s' index='1'>
                                    <host name='192.0.2.10' port='6789'/>
                                  </source>
                            """.formatted(source);
                    case "volume" ->
                        "      <source pool='%s' volume='%s' index='1'/>\n".formatted((Object[]) source.split("/"));
                    default -> "";
                });
        if (backing != null) {
            xml.append("""
                          <backingStore type='file' index='2'>
                            <format type='qcow2'/>
                            <source file='%s'/>
                            <backingStore/>
                          </backingStore>
                    """.formatted(backing));
        }
        xml.append("      <target dev='%s' bus='%s'/>\n".formatted(target, bus));
        if (throttled) {
            xml.append("""
                          <iotune>
                            <total_bytes_sec>104857600</total_bytes_sec>
                            <read_iops_sec>1000</read_iops_sec>
                            <write_iops_sec>500</write_iops_sec>
                          </iotune>
                    """);
        }
        return xml.append("    </disk>\n").toString();
    }

    private boolean isEmpty() {
        return kind.equals("empty");
    }

    /// How many `block.N` entries it takes: one for each image.
    int images() {
        return backing == null ? 1 : 2;
    }

    List<Parameter> statistics(int number, DemoMoment moment, int seed) {
        String key = "block." + number + ".";
        var all = new ArrayList<Parameter>();
        all.add(Parameter.string(key + "name", target));
        if (kind.equals("file") || kind.equals("block") || kind.equals("volume")) {
            all.add(Parameter.string(key + "path", kind.equals("volume") ? "/var/lib/libvirt/" + source : source));
        }
        if (!isEmpty()) {
            all.add(Parameter.uint32(key + "backingIndex", 1));
        }
        requests(all, key + "rd.", moment.counter(bytesPerSecond, seed));
        requests(all, key + "wr.", moment.counter(bytesPerSecond / 2, seed + 1));
        long flushes = moment.counter(bytesPerSecond / (64 * BLOCK), seed + 2);
        all.add(Parameter.uint64(key + "fl.reqs", flushes));
        all.add(Parameter.uint64(key + "fl.times", flushes * 4 * NANOS_PER_REQUEST));
        if (!isEmpty()) {
            long used = Math.min(gibibytes * GIB, gibibytes * GIB / 3 + moment.counter(bytesPerSecond / 500, seed));
            sizes(all, key, used);
        }
        if (backing != null) {
            String below = "block." + (number + 1) + ".";
            all.add(Parameter.string(below + "name", target));
            all.add(Parameter.string(below + "path", backing));
            all.add(Parameter.uint32(below + "backingIndex", 2));
            sizes(all, below, GIB);
        }
        return all;
    }

    private static void requests(List<Parameter> all, String key, long bytes) {
        long requests = bytes / BLOCK;
        all.add(Parameter.uint64(key + "reqs", requests));
        all.add(Parameter.uint64(key + "bytes", requests * BLOCK));
        all.add(Parameter.uint64(key + "times", requests * NANOS_PER_REQUEST));
    }

    private void sizes(List<Parameter> all, String key, long used) {
        all.add(Parameter.uint64(key + "allocation", used));
        all.add(Parameter.uint64(key + "capacity", gibibytes * GIB));
        all.add(Parameter.uint64(key + "physical", used));
    }
}
