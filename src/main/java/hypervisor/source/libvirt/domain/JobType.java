package hypervisor.source.libvirt.domain;

import hypervisor.source.libvirt.Enumeration;

/// The words for the type of a domain's job (`virDomainJobType`).
public final class JobType {
    private static final Enumeration WORDS =
            Enumeration.of("none", "bounded", "unbounded", "completed", "failed", "cancelled");

    private JobType() {}

    /// `unknown(9)` for a number of a newer libvirt.
    public static String word(int number) {
        return WORDS.word(number);
    }
}
