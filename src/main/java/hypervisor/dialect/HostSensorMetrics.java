package hypervisor.dialect;

import static hypervisor.source.sensor.SensorFacts.SENSORS;

import hypervisor.metric.MetricSet;
import hypervisor.source.sensor.Quantity;
import hypervisor.source.sensor.Sensor;
import hypervisor.source.sensor.SensorChip;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the sensors of the host tell.
final class HostSensorMetrics {
    private record Row(String chip, Sensor sensor) {}

    private static final MetricSet<List<SensorChip>, SensorChip> CHIPS = MetricSet.of(
                    SENSORS, (List<SensorChip> chips) -> chips.stream())
            .label("chip", SensorChip::name)
            .label("adapter", SensorChip::adapter)
            .info(
                    "hypervisor_sensor_chip_info",
                    "A chip with sensors in /sys/class/hwmon, by the name that lm-sensors has for it, and what it is "
                            + "attached to.")
            .build();

    private static final MetricSet<List<SensorChip>, Row> LABELS = MetricSet.of(SENSORS, HostSensorMetrics::rows)
            .label("chip", Row::chip)
            .label("sensor", row -> row.sensor().key())
            .label("label", row -> row.sensor().label())
            .info("hypervisor_sensor_info", "What the chip or its driver calls a sensor.")
            .build();

    private static final MetricSet<List<SensorChip>, Row> VALUES = MetricSet.of(SENSORS, HostSensorMetrics::rows)
            .label("chip", Row::chip)
            .label("sensor", row -> row.sensor().key())
            .gauge(
                    "hypervisor_sensor_temperature_celsius",
                    "Temperature in degrees Celsius.",
                    row -> of(row, Quantity.TEMPERATURE, Sensor::value))
            .gauge(
                    "hypervisor_sensor_temperature_max_celsius",
                    "Temperature that should not be exceeded, as the chip has it.",
                    row -> of(row, Quantity.TEMPERATURE, Sensor::maximum))
            .gauge(
                    "hypervisor_sensor_temperature_critical_celsius",
                    "Temperature from which damage is to be feared, as the chip has it.",
                    row -> of(row, Quantity.TEMPERATURE, Sensor::critical))
            .gauge(
                    "hypervisor_sensor_fan_rpm",
                    "Speed of a fan in revolutions per minute. 0 is a fan that stands still, or none.",
                    row -> of(row, Quantity.FAN, Sensor::value))
            .gauge(
                    "hypervisor_sensor_fan_min_rpm",
                    "Speed below which the chip gives an alarm.",
                    row -> of(row, Quantity.FAN, Sensor::minimum))
            .gauge(
                    "hypervisor_sensor_voltage_volts",
                    "Voltage at the chip, which a board may divide by resistors first.",
                    row -> of(row, Quantity.VOLTAGE, Sensor::value))
            .gauge(
                    "hypervisor_sensor_current_amperes",
                    "Electric current.",
                    row -> of(row, Quantity.CURRENT, Sensor::value))
            .gauge(
                    "hypervisor_sensor_power_watts",
                    "Power drawn, at this moment or on average as the chip has it.",
                    row -> of(row, Quantity.POWER, Sensor::value))
            .gauge(
                    "hypervisor_sensor_humidity_ratio",
                    "Relative humidity, from 0 to 1.",
                    row -> of(row, Quantity.HUMIDITY, Sensor::value))
            .gauge(
                    "hypervisor_sensor_alarm",
                    "Whether the chip says that the value is beyond a limit (1 or 0); absent where it never does.",
                    row -> Units.flag(row.sensor().alarm()))
            .gauge(
                    "hypervisor_sensor_fault",
                    "Whether the chip says that the sensor is broken or not connected (1 or 0); its value is left out "
                            + "then.",
                    row -> Units.flag(row.sensor().fault()))
            .build();

    private HostSensorMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return List.of(CHIPS, LABELS, VALUES);
    }

    private static Stream<Row> rows(List<SensorChip> chips) {
        return chips.stream().flatMap(chip -> chip.sensors().stream().map(sensor -> new Row(chip.name(), sensor)));
    }

    private static @Nullable Double of(Row row, Quantity quantity, Function<Sensor, @Nullable Double> value) {
        return row.sensor().quantity() == quantity ? value.apply(row.sensor()) : null;
    }
}
