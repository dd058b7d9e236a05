package hypervisor.source.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A chip under `/sys/class/hwmon`, with a name that stays, and where its values are.
///
/// @param name `nvme-pci-0100`
/// @param adapter `PCI adapter`
/// @param place of the device in sysfs, which tells chips of one name apart
/// @param values the directory with its values
record Chip(String name, String adapter, String place, Path values) {
    /// How far a chip may be from the bus that it is named by: a sensor of a disk of a controller of a bus.
    private static final int FURTHEST = 5;

    /// @param sys usually `/sys`
    /// @param directory such as `/sys/class/hwmon/hwmon3`
    /// @return null for one without a name, which has no values either
    static @Nullable Chip of(Path sys, Path directory) throws IOException {
        // drivers of old kernels have their values a step further
        for (Path values : new Path[] {directory, directory.resolve("device")}) {
            Path name = values.resolve("name");
            if (Files.exists(name)) {
                Bus bus = bus(directory);
                return new Chip(
                        Attribute.text(name) + "-" + bus.address(),
                        adapter(sys, bus),
                        directory.toRealPath().toString().replaceFirst("/hwmon\\d+$", ""),
                        values);
            }
        }
        return null;
    }

    /// That of the nearest device that is of a bus.
    private static Bus bus(Path directory) throws IOException {
        Path link = directory.resolve("device");
        Bus nearest = Bus.VIRTUAL;
        for (int i = 0; i < FURTHEST && Files.exists(link); i++) {
            Path device = link.toRealPath();
            String subsystem = last(device.resolve("subsystem"));
            Bus bus = Bus.of(subsystem, String.valueOf(device.getFileName()));
            if (bus != null) {
                return bus;
            }
            if (i == 0) {
                nearest = new Bus(subsystem + "-" + device.getFileName(), Bus.VIRTUAL.adapter(), -1);
            }
            link = device.resolve("device");
        }
        return nearest;
    }

    private static String last(Path link) throws IOException {
        return Files.exists(link) ? String.valueOf(link.toRealPath().getFileName()) : "unknown";
    }

    private static String adapter(Path sys, Bus bus) {
        String adapter = bus.adapter();
        if (adapter != null) {
            return adapter;
        }
        try {
            return Attribute.text(sys.resolve("bus/i2c/devices/i2c-" + bus.i2c() + "/name"));
        } catch (IOException _) {
            return "I2C adapter";
        }
    }
}
