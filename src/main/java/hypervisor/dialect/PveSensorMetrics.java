package hypervisor.dialect;

import static hypervisor.source.sensor.SensorFacts.SENSORS;

import hypervisor.metric.MetricSet;
import hypervisor.source.sensor.Quantity;
import hypervisor.source.sensor.Sensor;
import hypervisor.source.sensor.SensorChip;
import java.util.List;
import java.util.stream.Stream;

/// What pve-exporter says of the sensors of the machine it runs on.
// Quirk: a sensor is known by its label, so that of two with the same one in a chip only the first is there.
final class PveSensorMetrics {
    private record Row(SensorChip chip, Sensor sensor) {}

    private PveSensorMetrics() {}

    static List<MetricSet<?, ?>> sets(DialectOptions options) {
        return List.of(
                set(
                        options,
                        Quantity.TEMPERATURE,
                        "pve_sensor_temperature_celsius",
                        "Temperature in degrees Celsius, from the kernel's hardware monitoring."),
                set(options, Quantity.FAN, "pve_sensor_fan_rpm", "Speed of a fan in revolutions per minute."),
                set(
                        options,
                        Quantity.VOLTAGE,
                        "pve_sensor_voltage_volts",
                        "Voltage at the chip, without the factors that lm-sensors may be configured to apply."),
                set(
                        options,
                        Quantity.POWER,
                        "pve_sensor_power_watts",
                        "Power drawn, at this moment or on average as the chip has it."));
    }

    private static MetricSet<List<SensorChip>, Row> set(
            DialectOptions options, Quantity quantity, String name, String help) {
        return MetricSet.of(SENSORS, (List<SensorChip> chips) -> rows(chips, quantity))
                .label("node", _ -> options.node())
                .label("chip", row -> row.chip().name())
                .label("adapter", row -> row.chip().adapter())
                .label("sensor", row -> row.sensor().label())
                .gauge(name, help, row -> row.sensor().value())
                .build();
    }

    private static Stream<Row> rows(List<SensorChip> chips, Quantity quantity) {
        return chips.stream()
                .flatMap(chip -> chip.sensors().stream().map(sensor -> new Row(chip, sensor)))
                .filter(row ->
                        row.sensor().quantity() == quantity && row.sensor().value() != null);
    }
}
