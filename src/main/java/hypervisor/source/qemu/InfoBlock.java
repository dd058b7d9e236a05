package hypervisor.source.qemu;

import hypervisor.source.qemu.Drive.Lines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what QEMU's monitor prints for `info block`: sections of a header and indented lines.
///
/// ```
/// drive-scsi0 (#block123): /dev/zvol/rpool/data/vm-101-disk-0 (raw, read-only)
///     Attached to:      /machine/peripheral/virtioscsi0/virtio-backend
///     Cache mode:       writeback, direct
///     Detect zeroes:    unmap
/// ```
final class InfoBlock {
    private static final Pattern HEADER =
            Pattern.compile("(\\S{1,256}?)(?: \\(#block(\\d{1,18})\\))?: (.+) \\(([\\w, -]{1,256})\\)");
    private static final String DRIVE = "drive-";

    private InfoBlock() {}

    /// The drives that have a medium, in the order they are printed.
    static List<Drive> parse(String text) {
        List<Drive> drives = new ArrayList<>();
        List<String> lines = text.lines().map(String::stripTrailing).toList();
        for (int at = 0; at < lines.size(); at++) {
            Drive drive = isHeader(lines.get(at)) ? drive(lines, at) : null;
            if (drive != null) {
                drives.add(drive);
            }
        }
        return List.copyOf(drives);
    }

    private static boolean isHeader(String line) {
        return !line.isEmpty() && !Character.isWhitespace(line.charAt(0));
    }

    private static @Nullable Drive drive(List<String> lines, int at) {
        Matcher header = HEADER.matcher(lines.get(at));
        if (!header.matches()) {
            return null; // as "[not inserted]"
        }
        List<String> words = List.of(header.group(4).split(", "));
        String path = header.group(3);
        BlockTree tree = BlockTree.isTree(path) ? BlockTree.of(path) : new BlockTree(path, "", words.getFirst());
        if (tree == null) {
            return null;
        }
        String label = header.group(1);
        return new Drive(
                label,
                header.group(2) == null ? "" : header.group(2),
                tree.path(),
                tree.driver(),
                words.getFirst(),
                tree.format(),
                words.contains("read-only"),
                said(lines, at + 1, false),
                label.startsWith(DRIVE) ? said(lines, at + 1, true) : Lines.NONE);
    }

    /// @param original whether only another drive ends the section, as pve_local_exporter has it
    private static Lines said(List<String> lines, int from, boolean original) {
        Map<String, String> said = new LinkedHashMap<>();
        for (int at = from; at < lines.size(); at++) {
            String line = lines.get(at);
            if (original ? line.startsWith(DRIVE) : isHeader(line)) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon > 0 && !isHeader(line)) {
                said.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return new Lines(
                device(said.getOrDefault("Attached to", "")),
                said.getOrDefault("Cache mode", ""),
                said.getOrDefault("Detect zeroes", ""));
    }

    /// `virtio0` of `/machine/peripheral/virtio0/virtio-backend`.
    private static String device(String attached) {
        String[] parts = attached.split("/", -1);
        return parts.length > 3 ? parts[3] : attached;
    }
}
