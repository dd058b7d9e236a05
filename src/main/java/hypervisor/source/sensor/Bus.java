package hypervisor.source.sensor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a chip is attached to, in the words of lm-sensors, whose names people know.
///
/// @param address what stands behind the chip's name: `pci-0100`
/// @param adapter `PCI adapter`; null for an I²C bus, which has a name of its own
/// @param i2c the number of that bus, else -1
record Bus(String address, @Nullable String adapter, int i2c) {
    static final Bus VIRTUAL = new Bus("virtual-0", "Virtual device", -1);

    /// `0000:01:00.0`
    private static final Pattern PCI =
            Pattern.compile("([0-9a-f]{1,5}):([0-9a-f]{1,2}):([0-9a-f]{1,2})\\.([0-9a-f])", Pattern.CASE_INSENSITIVE);

    /// `0-0018`: bus and address
    private static final Pattern I2C = Pattern.compile("(\\d{1,5})-([0-9a-f]{1,4})");

    /// `2:0:0:0`: host, channel, target, unit
    private static final Pattern SCSI = Pattern.compile("(\\d{1,5}):(\\d{1,5}):(\\d{1,5}):([0-9a-f]{1,5})");

    /// `spi0.1`
    private static final Pattern SPI = Pattern.compile("spi(\\d{1,5})\\.(\\d{1,5})");

    /// `0003:1B1C:0C10.0004`: bus, vendor, product, number
    private static final Pattern HID =
            Pattern.compile("([0-9a-f]{1,4}):[0-9a-f]{1,4}:[0-9a-f]{1,4}\\.([0-9a-f]{1,4})", Pattern.CASE_INSENSITIVE);

    /// `coretemp.0`, `nct6775.656`
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9_]+\\.(\\d{1,9})");

    /// `gpio-0:01`
    private static final Pattern MDIO = Pattern.compile("[^:]*:(\\d{1,5})");

    /// @param subsystem of the device: `pci`
    /// @param device as the subsystem names it: `0000:01:00.0`
    /// @return null where this is of no bus that lm-sensors knows, as a network card or a disk, whose parent is
    static @Nullable Bus of(String subsystem, String device) {
        return switch (subsystem) {
            case "pci" -> pci(PCI.matcher(device));
            case "i2c" -> i2c(I2C.matcher(device));
            case "spi" -> spi(SPI.matcher(device));
            case "scsi" -> scsi(SCSI.matcher(device));
            case "hid" -> hid(HID.matcher(device));
            case "platform", "of_platform" -> isa(number(PLATFORM.matcher(device)));
            case "acpi" -> new Bus("acpi-0", "ACPI interface", -1);
            case "mdio_bus" -> new Bus("mdio-" + Integer.toHexString(number(MDIO.matcher(device))), "MDIO adapter", -1);
            default -> null;
        };
    }

    private static Bus isa(int address) {
        return new Bus("isa-" + hex(address, 4), "ISA adapter", -1);
    }

    private static @Nullable Bus pci(Matcher device) {
        if (!device.matches()) {
            return null;
        }
        int address = (hexadecimal(device, 1) << 16)
                + (hexadecimal(device, 2) << 8)
                + (hexadecimal(device, 3) << 3)
                + hexadecimal(device, 4);
        return new Bus("pci-" + hex(address, 4), "PCI adapter", -1);
    }

    private static @Nullable Bus i2c(Matcher device) {
        if (!device.matches()) {
            return null;
        }
        int bus = Integer.parseInt(device.group(1));
        return new Bus("i2c-" + bus + "-" + hex(hexadecimal(device, 2), 2), null, bus);
    }

    private static @Nullable Bus spi(Matcher device) {
        return device.matches()
                ? new Bus(
                        "spi-" + Integer.parseInt(device.group(1)) + "-" + hex(Integer.parseInt(device.group(2)), 1),
                        "SPI adapter",
                        -1)
                : null;
    }

    private static @Nullable Bus scsi(Matcher device) {
        if (!device.matches()) {
            return null;
        }
        int address = (Integer.parseInt(device.group(2)) << 8)
                + (Integer.parseInt(device.group(3)) << 4)
                + hexadecimal(device, 4);
        return new Bus("scsi-" + Integer.parseInt(device.group(1)) + "-" + hex(address, 1), "SCSI adapter", -1);
    }

    private static @Nullable Bus hid(Matcher device) {
        return device.matches()
                ? new Bus("hid-" + hexadecimal(device, 1) + "-" + hex(hexadecimal(device, 2), 1), "HID adapter", -1)
                : null;
    }

    private static int number(Matcher device) {
        return device.matches() ? Integer.parseInt(device.group(1)) : 0;
    }

    private static int hexadecimal(Matcher device, int group) {
        return Integer.parseInt(device.group(group), 16);
    }

    private static String hex(int number, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "x", number);
    }
}
