package hypervisor.otlp;

import java.util.Map;

/// The unit of a figure, in UCUM, where its name ends in one. Prometheus and the collector put the unit's word behind a
/// name that lacks it: so that nothing stands there twice, or stands there that does not on `/metrics`, names are
/// pushed
/// whole and units are told only where the name has the very word that would be added.
final class Units {
    private static final Map<String, String> BY_WORD = Map.of(
            "bytes", "By",
            "seconds", "s",
            "ratio", "1",
            "celsius", "Cel",
            "volts", "V",
            "watts", "W",
            "joules", "J",
            "amperes", "A",
            "hertz", "Hz");

    private Units() {}

    /// Empty where the name tells none.
    static String of(String name) {
        String bare = name.endsWith("_total") ? name.substring(0, name.length() - "_total".length()) : name;
        return BY_WORD.getOrDefault(bare.substring(bare.lastIndexOf('_') + 1), "");
    }
}
