package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.UUID;

/// `remote_nonnull_network`: which virtual network is meant.
public record NetworkReference(String name, UUID uuid) {

    public void encode(XdrWriter out) {
        out.string(name).uuid(uuid);
    }

    public static NetworkReference decode(XdrReader in) {
        return new NetworkReference(in.string(Limits.STRING), in.uuid());
    }
}
