package hypervisor.source.libvirt.collect;

import hypervisor.source.libvirt.LibvirtException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a daemon says to a call that its driver, its version or our rights do not have.
final class Unsupported {
    static final int INTERNAL = 1;
    static final int NO_SUPPORT = 3;
    static final int INVALID_ARGUMENT = 8;
    static final int DENIED = 29;
    static final int RPC = 39;
    static final int NO_DOMAIN = 42;
    static final int INVALID_OPERATION = 55;
    static final int ARGUMENT_UNSUPPORTED = 74;
    static final int OPERATION_UNSUPPORTED = 84;
    static final int AGENT_UNRESPONSIVE = 86;
    static final int ACCESS_DENIED = 88;

    private static final Pattern BITS = Pattern.compile("0x([0-9a-fA-F]{1,8})");

    private Unsupported() {}

    /// Whether asking again would be answered in the same way for as long as the connection lives.
    static boolean is(LibvirtException e) {
        return switch (e.code()) {
            case NO_SUPPORT, OPERATION_UNSUPPORTED, DENIED, ACCESS_DENIED -> true;
            case RPC -> message(e).toLowerCase(Locale.ROOT).contains("unknown procedure");
            default -> false;
        };
    }

    /// Whether what was asked about is gone, or has stopped running, since it was listed.
    static boolean isGone(LibvirtException e) {
        return e.code() == NO_DOMAIN || e.code() == INVALID_OPERATION;
    }

    /// The bits a daemon names that it does not know, as in "unsupported flags (0x20000000) in function x"; 0 if none.
    static int bits(LibvirtException e) {
        Matcher hex = BITS.matcher(message(e));
        return hex.find() ? Integer.parseUnsignedInt(hex.group(1), 16) : 0;
    }

    private static String message(LibvirtException e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }
}
