package hypervisor.source.smart;

import hypervisor.source.proxmox.json.JsonRow;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The table of a SATA disk, whose rows each maker numbers as it likes:
///
/// ```
/// {"id": 5, "name": "Reallocated_Sector_Ct", "value": 100, "worst": 100, "thresh": 10,
///  "raw": {"value": 0, "string": "0"}}
/// ```
///
/// `value` begins at 100 or 200 and falls towards `thresh`; `raw` counts.
final class AtaAttributes {
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;
    private static final long SECTOR = 512;

    /// Where makers have what is left of a solid-state disk's life, the surest first. On other disks these are
    /// something
    /// else, hence the names.
    private static final int[] LIFE_LEFT = {202, 231, 233, 177, 169, 173, 232, 230};

    private static final Pattern LIFE = Pattern.compile("wear|life", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEADING_DIGITS = Pattern.compile("^(\\d{1,18})\\b");

    private final Map<Long, JsonRow> rows = new HashMap<>();

    AtaAttributes(List<JsonRow> table) {
        for (JsonRow row : table) {
            Long id = row.integer("id");
            if (id != null) {
                rows.putIfAbsent(id, row);
            }
        }
    }

    /// What a row counts; null where the disk has no such row.
    @Nullable Long count(int id) {
        JsonRow raw = raw(id);
        if (raw == null) {
            return null;
        }
        // some makers put more numbers into one: `12 (0 3)`
        Matcher digits = LEADING_DIGITS.matcher(raw.text("string", ""));
        Long value = digits.find() ? Long.valueOf(digits.group(1)) : raw.integer("value");
        return value == null || value < 0 ? null : value;
    }

    /// How much of a solid-state disk's life is gone, in percent.
    @Nullable Long percentUsed() {
        for (int id : LIFE_LEFT) {
            JsonRow row = rows.get((long) id);
            Long left = row == null ? null : row.integer("value");
            if (row != null
                    && left != null
                    && left >= 0
                    && left <= 100
                    && LIFE.matcher(row.text("name", "")).find()) {
                return 100 - left;
            }
        }
        return null;
    }

    /// @param blockSize bytes of a logical block
    @Nullable Double written(long blockSize) {
        Double written = bytes(241, blockSize);
        return written == null ? bytes(246, blockSize) : written;
    }

    @Nullable Double read(long blockSize) {
        return bytes(242, blockSize);
    }

    /// The name says in which unit a maker counts.
    private @Nullable Double bytes(int id, long blockSize) {
        JsonRow raw = raw(id);
        Long count = raw == null ? null : raw.integer("value");
        JsonRow row = rows.get((long) id);
        if (count == null || count < 0 || row == null) {
            return null;
        }
        String name = row.text("name", "").toLowerCase(Locale.ROOT);
        long unit = 0;
        if (name.contains("32mib")) {
            unit = 32 * MIB;
        } else if (name.contains("gib") || name.contains("_gb")) {
            unit = GIB;
        } else if (name.contains("lba")) {
            unit = blockSize;
        } else if (name.contains("sector")) {
            unit = SECTOR;
        }
        return unit == 0 ? null : Double.valueOf((double) count * unit);
    }

    private @Nullable JsonRow raw(int id) {
        JsonRow row = rows.get((long) id);
        return row == null ? null : row.object("raw");
    }
}
