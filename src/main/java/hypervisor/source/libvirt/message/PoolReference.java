package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.UUID;

/// `remote_nonnull_storage_pool`: which storage pool is meant.
public record PoolReference(String name, UUID uuid) {

    public void encode(XdrWriter out) {
        out.string(name).uuid(uuid);
    }

    public static PoolReference decode(XdrReader in) {
        return new PoolReference(in.string(Limits.STRING), in.uuid());
    }
}
