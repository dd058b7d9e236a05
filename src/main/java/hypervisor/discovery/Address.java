package hypervisor.discovery;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An IP address by which something can be reached from elsewhere.
///
/// @param text canonical: `192.168.1.5`, `2001:db8::5`
/// @param isIpv6 whether it is one of IPv6
record Address(String text, boolean isIpv6) {
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f:.]{2,45}");
    private static final int GROUPS = 8;

    /// Null for what is no address, or one that nobody else can use: of the loopback, of one link, of many at once.
    /// What guests say of themselves is not believed to be an address before it was looked at.
    static @Nullable Address of(@Nullable String text) {
        if (text == null || !LITERAL.matcher(text).matches() || (text.indexOf(':') < 0 && !isDotted(text))) {
            return null;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            boolean useless = address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isAnyLocalAddress()
                    || address.isMulticastAddress();
            return useless ? null : of(address);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static boolean isDotted(String text) {
        return text.chars().filter(c -> c == '.').count() == 3;
    }

    private static @Nullable Address of(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> new Address(four.getHostAddress(), false);
            case Inet6Address six -> new Address(text(six.getAddress()), true);
            default -> null;
        };
    }

    /// As RFC 5952 has it: in lower case, and the longest run of zeros, the first of several, as `::`.
    private static String text(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        int from = 0;
        int length = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - start > length) {
                from = start;
                length = end - start;
            }
        }
        return length == 1
                ? join(groups, 0, GROUPS)
                : join(groups, 0, from) + "::" + join(groups, from + length, GROUPS);
    }

    private static String join(int[] groups, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /// `192.168.1.5:9100`, `[2001:db8::5]:9100`.
    String withPort(int port) {
        return (isIpv6 ? "[" + text + "]" : text) + ":" + port;
    }
}
