package hypervisor.source.pmxcfs;

import hypervisor.source.pmxcfs.GuestConfig.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a network interface of a guest's configuration.
final class InterfaceParser {
    private static final double MEBIBYTE = 1 << 20;

    private InterfaceParser() {}

    /// @param addresses what holds its own addresses, as `ip` and `ip6`
    static GuestInterface parse(Kind kind, String name, PropertyString value, PropertyString addresses) {
        boolean vm = kind == Kind.QEMU;
        Double rate = Words.number(value.get("rate"));
        return new GuestInterface(
                name,
                vm ? model(value) : value.get("type"),
                upperCase(vm ? mac(value) : value.get("hwaddr")),
                value.get("bridge"),
                vm ? null : value.get("name"),
                Words.integer(value.get("tag")),
                value.isSet("firewall"),
                rate == null || rate == 0 ? null : Double.valueOf(rate * MEBIBYTE),
                value.isSet("link_down"),
                vm ? Words.integer(value.get("queues")) : null,
                addresses(addresses));
    }

    /// Those that are neither `dhcp` nor `auto` nor `manual`.
    private static List<String> addresses(PropertyString value) {
        return Stream.of("ip", "ip6")
                .map(value::get)
                .filter(Objects::nonNull)
                .map(address -> address.replaceFirst("/.*", ""))
                .filter(address -> address.indexOf('.') >= 0 || address.indexOf(':') >= 0)
                .toList();
    }

    /// `virtio=BC:24:11:00:00:01`, `virtio`, or `model=virtio` with `macaddr=…`.
    private static @Nullable String model(PropertyString value) {
        String model = value.get("model");
        if (model != null) {
            return model;
        }
        return value.first().isEmpty() ? value.value() : value.first();
    }

    private static @Nullable String mac(PropertyString value) {
        String mac = value.get("macaddr");
        return mac == null && !value.first().isEmpty() && value.get("model") == null ? value.value() : mac;
    }

    private static @Nullable String upperCase(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }
}
