package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;

/// `REMOTE_PROC_DOMAIN_GET_XML_DESC`: a domain's XML, without its passwords.
///
/// @param flags [#LIVE] or [#INACTIVE]
public record DomainXmlDesc(DomainReference domain, int flags) implements Call<String> {
    /// As it runs now, where it runs.
    public static final int LIVE = 0;
    /// As it will start the next time.
    public static final int INACTIVE = 2;

    private static final int PROCEDURE = 14;

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        domain.encode(out);
        out.int32(flags);
    }

    @Override
    public String decode(XdrReader in) {
        return in.string(Limits.STRING);
    }
}
