package hypervisor.source.sensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A `/sys` of a test's own, with links as the kernel's has them.
public final class HwmonTree {
    private final Path sys;

    public HwmonTree(Path sys) {
        this.sys = sys;
    }

    /// A device of a bus.
    ///
    /// @param path below `/sys/devices`: `pci0000:00/0000:01:00.0`
    public HwmonTree device(String path, String subsystem) throws IOException {
        Path device = Files.createDirectories(sys.resolve("devices").resolve(path));
        Path bus = Files.createDirectories(sys.resolve("bus").resolve(subsystem));
        Files.createSymbolicLink(device.resolve("subsystem"), bus);
        return this;
    }

    /// Says that a device, such as a disk, belongs to another.
    public HwmonTree parent(String path, String parent) throws IOException {
        Files.createSymbolicLink(device(path).resolve("device"), device(parent));
        return this;
    }

    /// A chip of a device.
    ///
    /// @param number that of hwmon
    /// @return where its values are
    public Path chip(int number, String path, String name, Map<String, String> values) throws IOException {
        Path chip = Files.createDirectories(device(path).resolve("hwmon/hwmon" + number));
        Files.createSymbolicLink(chip.resolve("device"), device(path));
        return filled(number, chip, name, values);
    }

    /// A chip of no device.
    public Path virtual(int number, String name, Map<String, String> values) throws IOException {
        Path chip = Files.createDirectories(sys.resolve("devices/virtual/hwmon/hwmon" + number));
        return filled(number, chip, name, values);
    }

    private Path filled(int number, Path chip, String name, Map<String, String> values) throws IOException {
        Files.writeString(chip.resolve("name"), name + "\n");
        for (Map.Entry<String, String> value : values.entrySet()) {
            Files.writeString(chip.resolve(value.getKey()), value.getValue() + "\n");
        }
        Path all = Files.createDirectories(sys.resolve("class/hwmon"));
        Files.createSymbolicLink(all.resolve("hwmon" + number), chip);
        return chip;
    }

    private Path device(String path) {
        return sys.resolve("devices").resolve(path);
    }
}
