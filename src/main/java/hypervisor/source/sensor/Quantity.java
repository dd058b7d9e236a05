package hypervisor.source.sensor;

import org.jspecify.annotations.Nullable;

/// What a sensor measures. The kernel has whole numbers in units of its own, as its `sysfs-interface` says.
public enum Quantity {
    /// Degrees Celsius, from thousandths.
    TEMPERATURE("temp", 1e3),
    /// Revolutions per minute.
    FAN("fan", 1),
    /// Volts, from millivolts.
    VOLTAGE("in", 1e3),
    /// Watts, from microwatts.
    POWER("power", 1e6),
    /// Amperes, from milliamperes.
    CURRENT("curr", 1e3),
    /// Relative humidity from 0 to 1, from thousandths of a percent.
    HUMIDITY("humidity", 1e5);

    private final String prefix;
    private final double parts;

    Quantity(String prefix, double parts) {
        this.prefix = prefix;
        this.parts = parts;
    }

    /// In the unit above.
    @Nullable Double of(@Nullable Long raw) {
        return raw == null ? null : Double.valueOf(raw / parts);
    }

    /// What a key such as `temp1` is of; null for one that is of something else, as `pwm1` is.
    static @Nullable Quantity ofKey(String key) {
        for (Quantity quantity : values()) {
            String number = key.startsWith(quantity.prefix) ? key.substring(quantity.prefix.length()) : "";
            if (!number.isEmpty() && number.length() < 6 && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return quantity;
            }
        }
        return null;
    }

    /// The number in a key of this quantity.
    int number(String key) {
        return Integer.parseInt(key.substring(prefix.length()));
    }
}
