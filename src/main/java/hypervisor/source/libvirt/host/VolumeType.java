package hypervisor.source.libvirt.host;

import hypervisor.source.libvirt.Enumeration;

/// The words for the type of a storage volume (`virStorageVolType`).
public final class VolumeType {
    private static final Enumeration WORDS = Enumeration.of("file", "block", "dir", "network", "netdir", "ploop");

    private VolumeType() {}

    /// `unknown(9)` for a number of a newer libvirt.
    public static String word(int number) {
        return WORDS.word(number);
    }
}
