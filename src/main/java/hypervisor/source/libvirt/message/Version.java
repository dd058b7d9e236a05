package hypervisor.source.libvirt.message;

import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.wire.XdrReader;

/// A version as libvirt puts it into one number: major * 1000000 + minor * 1000 + release.
public record Version(int major, int minor, int release) {

    static Version decode(XdrReader in) {
        long number = in.int64();
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new MalformedException("libvirt version", Long.toUnsignedString(number) + " is none");
        }
        return new Version((int) number / 1_000_000, (int) number / 1000 % 1000, (int) number % 1000);
    }

    /// As people write it: `9.0.0`.
    @Override
    public String toString() {
        return major + "." + minor + "." + release;
    }
}
