package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.UUID;

/// `remote_nonnull_domain`: which domain is meant. The daemon looks only at the UUID.
///
/// @param id the number of this run of the domain; -1 while it is not running
public record DomainReference(String name, UUID uuid, int id) {

    public void encode(XdrWriter out) {
        out.string(name).uuid(uuid).int32(id);
    }

    public static DomainReference decode(XdrReader in) {
        return new DomainReference(in.string(Limits.STRING), in.uuid(), in.int32());
    }

    public boolean running() {
        return id != -1;
    }
}
