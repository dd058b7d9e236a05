package hypervisor.replay;

import hypervisor.demo.Parameter;
import java.util.regex.Pattern;

/// What type each key of the domains' statistics has on libvirt's wire, as seen on libvirt 9.0.0 and 11.3.0: `virsh`
/// does not print it.
final class KeyTypes {
    private static final Pattern INT =
            Pattern.compile("state\\.(state|reason)|vcpu\\.\\d+\\.state|dirtyrate\\.calc_(period|status)");
    private static final Pattern UINT = Pattern.compile("(cpu\\.cache\\.monitor|net|block|iothread)\\.count"
            + "|vcpu\\.(current|maximum)|block\\.\\d+\\.backingIndex|iothread\\.\\d+\\.poll-(grow|shrink)");
    private static final Pattern LLONG = Pattern.compile("dirtyrate\\.(calc_start_time|megabytes_per_second)");
    private static final Pattern STRING = Pattern.compile(
            "(net|block)\\.\\d+\\.(name|path)|dirtyrate\\.calc_mode|.*\\.monitor\\.\\d+\\.(name|vcpus)");
    private static final Pattern BOOLEAN = Pattern.compile("vcpu\\.\\d+\\.(halted|blocking\\.cur|guest_mode\\.cur)");

    private KeyTypes() {}

    /// The parameter as it was on the wire, of a line of `virsh domstats`.
    static Parameter parameter(String key, String value) {
        if (STRING.matcher(key).matches()) {
            return Parameter.string(key, value);
        }
        if (BOOLEAN.matcher(key).matches()) {
            return Parameter.bool(key, value.equals("yes"));
        }
        if (INT.matcher(key).matches()) {
            return Parameter.int32(key, Integer.parseInt(value));
        }
        if (UINT.matcher(key).matches()) {
            return Parameter.uint32(key, Integer.parseUnsignedInt(value));
        }
        if (LLONG.matcher(key).matches()) {
            return Parameter.int64(key, Long.parseLong(value));
        }
        return Parameter.uint64(key, Long.parseUnsignedLong(value));
    }
}
