package hypervisor.source.smart;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Which disks this machine has, by `/sys/block`.
final class Disks {
    /// What is no disk, or the disk of a guest of somebody, which has no health: optical and floppy drives,
    /// what is made of other disks, of memory or of a network, memory cards, and the paths of an NVMe disk with
    /// several.
    private static final Pattern OTHERS = Pattern.compile(
            "(loop|ram|zram|zd|dm-|md|sr|fd|nbd|rbd|drbd|bcache|mmcblk|mtdblock|pmem|vd|xvd).*|nvme\\d+c\\d+n\\d+");

    private Disks() {}

    /// Their names, sorted.
    static List<String> of(Path sys) throws IOException {
        List<String> disks = new ArrayList<>();
        Path blocks = sys.resolve("block");
        if (Files.isDirectory(blocks)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(blocks)) {
                for (Path each : all) {
                    String name = String.valueOf(each.getFileName());
                    if (!OTHERS.matcher(name).matches()) {
                        disks.add(name);
                    }
                }
            }
        }
        disks.sort(null);
        return disks;
    }

    /// What tells one disk from another that has its name later, as after a change in a running machine: the
    /// kernel numbers all disks that it ever saw. Empty where it is too old for that.
    static String sequence(Path sys, String disk) {
        try {
            Path file = sys.resolve("block").resolve(disk).resolve("diskseq");
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException _) {
            return "";
        }
    }
}
