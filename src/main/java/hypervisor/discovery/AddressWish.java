package hypervisor.discovery;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which address of a guest or node is wanted, as `address=` names it in lower case.
public enum AddressWish {
    /// The first, whatever it is.
    ANY,
    IPV4,
    IPV6,
    /// The name, which somebody's DNS knows.
    NAME;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// With its port; null where there is none of that kind.
    ///
    /// @param addresses the best first
    @Nullable String of(List<Address> addresses, @Nullable String name, int port) {
        if (this == NAME) {
            return name != null && HOST.matcher(name).matches() ? name + ":" + port : null;
        }
        for (Address address : addresses) {
            if (this == ANY || address.isIpv6() == (this == IPV6)) {
                return address.withPort(port);
            }
        }
        return null;
    }
}
