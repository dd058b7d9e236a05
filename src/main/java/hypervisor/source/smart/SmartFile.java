package hypervisor.source.smart;

import hypervisor.source.MalformedException;
import hypervisor.source.proxmox.json.JsonAnswer;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.smart.SmartDisk.State;
import hypervisor.source.smart.SmartValues.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The health of disks as the script that comes with pve-exporter writes it from cron, for exporters that may
/// not run smartctl themselves:
///
/// ```
/// {"hostname": "pve1.example.org", "timestamp": 1764000000, "disks": [
///   {"device": "nvme0n1", "model": "…", "serial": "…", "type": "nvme", "healthy": 1, "temperature": 38,
///    "power_on_hours": 1234, "data_written_bytes": 1024000, "available_spare_percent": 100,
///    "percentage_used": 2}]}
/// ```
final class SmartFile {
    private static final int MOST_BYTES = 1 << 20;
    private static final Duration FRESH = Duration.ofMinutes(10);

    private SmartFile() {}

    /// @return null where there is no such file, or only an old one
    /// @throws MalformedException for a file of another shape
    static @Nullable SmartDisks read(Path file, Instant now) throws IOException {
        Instant written;
        byte[] text;
        try (InputStream in = Files.newInputStream(file)) {
            written = Files.getLastModifiedTime(file).toInstant();
            text = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException _) {
            return null;
        }
        if (written.isBefore(now.minus(FRESH))) {
            return null;
        }
        if (text.length > MOST_BYTES) {
            throw new MalformedException(file.toString(), "longer than " + MOST_BYTES + " bytes");
        }
        return parse(file.toString(), text, written);
    }

    static SmartDisks parse(String origin, byte[] text, Instant written) {
        JsonRow all = JsonAnswer.document(origin, new String(text, StandardCharsets.UTF_8));
        List<SmartDisk> disks = new ArrayList<>();
        for (JsonRow row : all.rows("disks")) {
            String device = row.text("device", "");
            if (!device.isEmpty()) {
                disks.add(new SmartDisk(device, State.READ, values(row), written));
            }
        }
        disks.sort(Comparator.comparing(SmartDisk::device));
        return new SmartDisks(all.text("hostname"), disks, List.of());
    }

    private static SmartValues values(JsonRow row) {
        Long written = row.integer("data_written_bytes");
        return new SmartValues(
                row.text("model"),
                row.text("serial"),
                null,
                kind(row.text("type", "")),
                row.flag("healthy"),
                row.number("temperature"),
                row.integer("power_on_hours"),
                null,
                written == null ? null : Double.valueOf(written),
                null,
                row.integer("percentage_used"),
                row.integer("available_spare_percent"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "nvme" -> Kind.NVME;
            case "sata" -> Kind.ATA;
            default -> Kind.UNKNOWN;
        };
    }
}
