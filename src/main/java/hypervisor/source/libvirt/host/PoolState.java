package hypervisor.source.libvirt.host;

import hypervisor.source.libvirt.Enumeration;

/// The words for the state of a storage pool (`virStoragePoolState`).
public final class PoolState {
    private static final Enumeration WORDS =
            Enumeration.of("inactive", "building", "running", "degraded", "inaccessible");

    private PoolState() {}

    /// `unknown(9)` for a number of a newer libvirt.
    public static String word(int number) {
        return WORDS.word(number);
    }
}
