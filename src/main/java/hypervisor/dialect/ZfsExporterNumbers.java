package hypervisor.dialect;

import hypervisor.source.zfs.ZfsProperties;
import org.jspecify.annotations.Nullable;

/// How zfs_exporter makes numbers of properties. Where it gives up for all pools at once, as over a size for people,
/// nothing is exported.
final class ZfsExporterNumbers {
    private ZfsExporterNumbers() {}

    // Quirk: what is not there (`-`) or not limited (`none`) is 0.
    static @Nullable Double number(ZfsProperties properties, String name) {
        return isNothing(properties, name) ? Double.valueOf(0) : properties.number(name);
    }

    // Quirk: a factor of 2 is told as 0.5, and one that is not there as infinite.
    static @Nullable Double inverse(ZfsProperties properties, String name) {
        Double factor = isNothing(properties, name) ? Double.valueOf(0) : properties.factor(name);
        return factor == null ? null : Double.valueOf(1 / factor);
    }

    static @Nullable Double ratio(ZfsProperties properties, String name) {
        return isNothing(properties, name) ? Double.valueOf(0) : properties.ratio(name);
    }

    // Quirk: what is not there is off.
    static @Nullable Integer flag(ZfsProperties properties, String name) {
        return isNothing(properties, name) ? Integer.valueOf(0) : Units.flag(properties.flag(name));
    }

    private static boolean isNothing(ZfsProperties properties, String name) {
        String text = properties.values().get(name);
        return "-".equals(text) || "none".equals(text);
    }
}
