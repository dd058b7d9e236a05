package hypervisor.source.smart;

import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.smart.SmartValues.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `smartctl --json -a` prints of one disk. Its shape differs by kind of disk and grows with every
/// version; what is not known is passed over.
final class SmartReport {
    /// NVMe counts in thousands of 512 bytes.
    private static final double DATA_UNIT = 512_000;

    private static final double GIGABYTE = 1e9;
    private static final long USUAL_BLOCK = 512;

    private final JsonRow report;
    private final @Nullable JsonRow nvme;
    private final AtaAttributes ata;

    private SmartReport(JsonRow report) {
        this.report = report;
        this.nvme = report.object("nvme_smart_health_information_log");
        JsonRow attributes = report.object("ata_smart_attributes");
        this.ata = new AtaAttributes(attributes == null ? List.of() : attributes.rows("table"));
    }

    static SmartValues values(JsonRow report) {
        return new SmartReport(report).values();
    }

    /// Whether anything of a disk's health is told, not only what it is called.
    static boolean tells(SmartValues values) {
        return values.passed() != null || values.temperature() != null || values.powerOnHours() != null;
    }

    /// False where smartctl found that the disk has no such thing.
    static boolean isSupported(JsonRow report) {
        JsonRow support = report.object("smart_support");
        return support == null || !Boolean.FALSE.equals(support.flag("available"));
    }

    private SmartValues values() {
        Long block = report.integer("logical_block_size");
        long blockSize = block == null || block <= 0 ? USUAL_BLOCK : block;
        return new SmartValues(
                model(),
                report.text("serial_number"),
                first(report.text("firmware_version"), first(report.text("scsi_revision"), report.text("revision"))),
                kind(),
                flag("smart_status", "passed"),
                temperature(),
                hours(),
                first(integer("power_cycle_count"), of(nvme, "power_cycles")),
                first(units("data_units_written"), first(ata.written(blockSize), processed("write"))),
                first(units("data_units_read"), first(ata.read(blockSize), processed("read"))),
                percentUsed(),
                first(of(nvme, "available_spare"), of(report.object("spare_available"), "current_percent")),
                first(of(nvme, "available_spare_threshold"), of(report.object("spare_available"), "threshold_percent")),
                of(nvme, "critical_warning"),
                first(of(nvme, "media_errors"), uncorrected()),
                of(nvme, "unsafe_shutdowns"),
                first(ata.count(5), integer("scsi_grown_defect_list")),
                ata.count(197),
                ata.count(198),
                ata.count(199));
    }

    private @Nullable String model() {
        String name = first(report.text("model_name"), report.text("scsi_model_name"));
        String product = first(report.text("scsi_product"), report.text("product"));
        if (name != null || product == null) {
            return name;
        }
        String vendor = first(report.text("scsi_vendor"), report.text("vendor"));
        return vendor == null ? product : vendor + " " + product;
    }

    private Kind kind() {
        JsonRow device = report.object("device");
        return switch (device == null ? "" : device.text("protocol", "")) {
            case "NVMe" -> Kind.NVME;
            case "ATA" -> Kind.ATA;
            case "SCSI" -> Kind.SCSI;
            default -> Kind.UNKNOWN;
        };
    }

    /// SAS disks without a thermometer have 0 there, and for the temperature that they should not exceed as
    /// well.
    private @Nullable Double temperature() {
        JsonRow row = report.object("temperature");
        Double current = number(row, "current");
        Double most = number(row, "drive_trip");
        return current != null && current == 0 && most != null && most == 0 ? null : current;
    }

    private @Nullable Long hours() {
        return first(of(report.object("power_on_time"), "hours"), of(nvme, "power_on_hours"));
    }

    private @Nullable Long percentUsed() {
        Long used = first(of(nvme, "percentage_used"), of(report.object("endurance_used"), "current_percent"));
        return first(first(used, integer("scsi_percentage_used_endurance_indicator")), ata.percentUsed());
    }

    private @Nullable Double units(String name) {
        Double units = number(nvme, name);
        return units == null ? null : Double.valueOf(units * DATA_UNIT);
    }

    /// What a SAS disk has read or written: `"gigabytes_processed": "1234.567"`.
    private @Nullable Double processed(String direction) {
        JsonRow log = report.object("scsi_error_counter_log");
        Double gigabytes = log == null ? null : number(log.object(direction), "gigabytes_processed");
        return gigabytes == null ? null : Double.valueOf(gigabytes * GIGABYTE);
    }

    private @Nullable Long uncorrected() {
        JsonRow log = report.object("scsi_error_counter_log");
        if (log == null) {
            return null;
        }
        Long sum = null;
        for (String direction : new String[] {"read", "write", "verify"}) {
            Long errors = of(log.object(direction), "total_uncorrected_errors");
            if (errors != null && errors < Integer.MAX_VALUE) {
                sum = (sum == null ? 0 : sum) + errors;
            }
        }
        return sum;
    }

    private @Nullable Boolean flag(String object, String name) {
        JsonRow row = report.object(object);
        return row == null ? null : row.flag(name);
    }

    private @Nullable Long integer(String name) {
        return of(report, name);
    }

    private static @Nullable Long of(@Nullable JsonRow row, String name) {
        Long value = row == null ? null : row.integer(name);
        return value == null || value < 0 ? null : value;
    }

    private static @Nullable Double number(@Nullable JsonRow row, String name) {
        return row == null ? null : row.number(name);
    }

    private static <T> @Nullable T first(@Nullable T value, @Nullable T otherwise) {
        return value == null ? otherwise : value;
    }
}
