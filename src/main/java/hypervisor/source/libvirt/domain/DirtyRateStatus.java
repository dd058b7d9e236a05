package hypervisor.source.libvirt.domain;

import hypervisor.source.libvirt.Enumeration;

/// The words for how far a measurement of the dirty rate is (`virDomainDirtyRateStatus`).
public final class DirtyRateStatus {
    private static final Enumeration WORDS = Enumeration.of("unstarted", "measuring", "measured");

    private DirtyRateStatus() {}

    /// `unknown(9)` for a number of a newer libvirt.
    public static String word(int number) {
        return WORDS.word(number);
    }
}
