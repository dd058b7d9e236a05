package hypervisor.source.sensor;

import java.util.List;

/// A chip with sensors.
///
/// @param name as lm-sensors names it, by what it is attached to: `coretemp-isa-0000`, `nvme-pci-0100`. The
/// number that the kernel gives it, as in `hwmon3`, may be another one after the next boot
/// @param adapter what it is attached to: `PCI adapter`
/// @param sensors in the order of kind and number
public record SensorChip(String name, String adapter, List<Sensor> sensors) {
    public SensorChip {
        sensors = List.copyOf(sensors);
    }
}
