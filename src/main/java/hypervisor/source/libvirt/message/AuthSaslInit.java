package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.Arrays;
import java.util.List;

/// `REMOTE_PROC_AUTH_SASL_INIT`: which SASL mechanisms the daemon offers.
///
/// ```
/// call: nothing      reply: string mechanisms
/// ```
public record AuthSaslInit() implements Call<List<String>> {
    @Override
    public int procedure() {
        return 67;
    }

    @Override
    public void encode(XdrWriter out) {}

    /// @return names of mechanisms; the daemon puts commas between them, older ones blanks
    @Override
    public List<String> decode(XdrReader in) {
        return Arrays.stream(in.string(Limits.STRING).split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
