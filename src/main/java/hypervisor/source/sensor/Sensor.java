package hypervisor.source.sensor;

import org.jspecify.annotations.Nullable;

/// One sensor of a chip: the files `temp1_input`, `temp1_max` … of one number.
///
/// @param key `temp1`
/// @param label what the chip or its driver calls it, else the key: `Package id 0`
/// @param value in the unit of its quantity; null where it cannot be read, or where the sensor is known to be
/// faulty
/// @param minimum what the value should not fall below, as is set in the chip; null where it has no such limit
/// @param maximum what the value should not rise above
/// @param critical beyond which damage is to be feared
/// @param alarm whether the chip warns that the value is beyond a limit; null where it never does
/// @param fault whether the chip says that the sensor is broken or not connected; null where it cannot tell
public record Sensor(
        Quantity quantity,
        String key,
        String label,
        @Nullable Double value,
        @Nullable Double minimum,
        @Nullable Double maximum,
        @Nullable Double critical,
        @Nullable Boolean alarm,
        @Nullable Boolean fault) {}
