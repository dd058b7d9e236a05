package hypervisor.config;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A host that somebody names from outside, in the one form that we compare: names in lower case, those of other
/// scripts as the DNS has them (`xn--…`), addresses as numbers. Whatever a resolver could read in another way than
/// whoever wrote the list is refused: `0x7f.1`, `2130706433`, `127.1`, `010.0.0.1`, a zone, a dot at the end.
///
/// @param text a name, or an address without brackets
/// @param address null for a name
public record TargetHost(String text, @Nullable InetAddress address) {
    private static final int LONGEST = 253;
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /// @param text IPv6 with brackets or without
    /// @throws IllegalArgumentException it is none, or none that has only one meaning; says what is wrong with it
    public static TargetHost parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("it has no host");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("its host is longer than " + LONGEST + " characters");
        }
        boolean brackets = text.startsWith("[") && text.endsWith("]");
        return brackets || text.indexOf(':') >= 0
                ? ipv6(brackets ? text.substring(1, text.length() - 1) : text)
                : name(plain(text));
    }

    static TargetHost of(InetAddress address) {
        return new TargetHost(address.getHostAddress(), address);
    }

    /// As a URL has it, IPv6 in brackets.
    public String bracketed() {
        return text.indexOf(':') >= 0 ? "[" + text + "]" : text;
    }

    /// A name in the letters that the DNS has. What looks like a digit or a dot becomes one here, before it is judged.
    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                try {
                    return IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
                } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
                    throw new IllegalArgumentException("its host is no name that the DNS could have");
                }
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static TargetHost name(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("its host is longer than " + LONGEST + " characters");
        }
        if (text.endsWith(".")) {
            throw new IllegalArgumentException("its host ends with a dot: write it without");
        }
        Matcher numbers = IPV4.matcher(text);
        if (numbers.matches()) {
            return of(ipv4(numbers));
        }
        String[] labels = text.split("\\.", -1);
        String last = labels[labels.length - 1];
        if (!last.isEmpty() && Ascii.isDigit(last.charAt(0))) {
            throw new IllegalArgumentException("its host ends with a number, as no name does: write an IPv4 address as"
                    + " four decimal numbers, as in 192.0.2.10");
        }
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException(
                        "its host is no name: expected letters, digits and hyphens, with dots between them");
            }
        }
        return new TargetHost(text, null);
    }

    private static InetAddress ipv4(Matcher numbers) {
        byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            String number = numbers.group(i + 1);
            int value = Integer.parseInt(number);
            if (value > 255 || (number.length() > 1 && number.startsWith("0"))) {
                throw new IllegalArgumentException(
                        "its host is no IPv4 address: expected four numbers up to 255, without zeros before them");
            }
            bytes[i] = (byte) value;
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static TargetHost ipv6(String literal) {
        if (literal.indexOf('%') >= 0) {
            throw new IllegalArgumentException("its IPv6 address has a zone, which only this machine understands");
        }
        if (literal.indexOf(':') < 0) {
            throw new IllegalArgumentException("what is in brackets is no IPv6 address");
        }
        try {
            return of(InetAddress.ofLiteral(literal)); // an IPv4 address in the clothes of IPv6 becomes what it is
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("it has no IPv6 address that can be understood; one stands in brackets");
        }
    }
}
