package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `REMOTE_PROC_NETWORK_GET_DHCP_LEASES`: the leases of a network's DHCP server.
///
/// ```
/// call                             reply
/// network |                        uint32  | how many follow
/// string? | of one MAC only: no            |   string  | bridge
/// int32   | want the list: 1               |   int64   | expiry, Unix seconds
/// uint32  | flags: 0                       |   int32   | 0 IPv4, 1 IPv6
///                                          |   string? | MAC
///                                          |   string? | IAID
///                                          |   string  | address
///                                          |   uint32  | prefix
///                                          |   string? | host name
///                                          |   string? | client id
///                                  uint32  | how many there are
/// ```
public record NetworkDhcpLeases(NetworkReference network) implements Call<List<NetworkDhcpLeases.Lease>> {
    private static final int PROCEDURE = 341;
    private static final int NO_FLAGS = 0;

    /// @param expiry Unix seconds; 0 for never
    /// @param type 0 IPv4, 1 IPv6
    public record Lease(
            String bridge,
            long expiry,
            int type,
            @Nullable String mac,
            @Nullable String iaid,
            String address,
            int prefix,
            @Nullable String hostname,
            @Nullable String clientId) {

        static Lease decode(XdrReader in) {
            return new Lease(
                    text(in),
                    in.int64(),
                    in.int32(),
                    in.optional(Lease::text),
                    in.optional(Lease::text),
                    text(in),
                    in.int32(),
                    in.optional(Lease::text),
                    in.optional(Lease::text));
        }

        private static String text(XdrReader in) {
            return in.string(Limits.STRING);
        }
    }

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        network.encode(out);
        out.optional((String) null, XdrWriter::string).bool(true).int32(NO_FLAGS);
    }

    @Override
    public List<Lease> decode(XdrReader in) {
        List<Lease> leases = in.list(Limits.DHCP_LEASES, Lease::decode);
        in.int32();
        return leases;
    }
}
