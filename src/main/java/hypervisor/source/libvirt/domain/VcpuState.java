package hypervisor.source.libvirt.domain;

import hypervisor.source.libvirt.Enumeration;

/// The words for the state of a virtual CPU (`virVcpuState`).
public final class VcpuState {
    private static final Enumeration WORDS = Enumeration.of("offline", "running", "blocked");

    private VcpuState() {}

    /// `unknown(9)` for a number of a newer libvirt.
    public static String word(int number) {
        return WORDS.word(number);
    }
}
