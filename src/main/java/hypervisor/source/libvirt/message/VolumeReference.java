package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `remote_nonnull_storage_vol`: which storage volume is meant.
///
/// @param pool the name of its pool
/// @param key what the daemon knows it by, often its path
public record VolumeReference(String pool, String name, String key) {

    public void encode(XdrWriter out) {
        out.string(pool).string(name).string(key);
    }

    public static VolumeReference decode(XdrReader in) {
        return new VolumeReference(in.string(Limits.STRING), in.string(Limits.STRING), in.string(Limits.STRING));
    }
}
