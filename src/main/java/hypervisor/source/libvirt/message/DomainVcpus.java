package hypervisor.source.libvirt.message;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.List;

/// `REMOTE_PROC_DOMAIN_GET_VCPUS`: where a running domain's virtual processors are. An error (55) if it does not run.
///
/// ```
/// call                                  reply
/// domain |                              uint32 | virtual processors
/// int32  | most virtual processors             |   uint32 | number
/// int32  | bytes a CPU map: 0, none            |   int32  | state
///                                              |   uint64 | nanoseconds of CPU time
///                                              |   int32  | host CPU
///                                       opaque | CPU maps
/// ```
public record DomainVcpus(DomainReference domain, int most) implements Call<List<DomainVcpus.Vcpu>> {
    private static final int PROCEDURE = 20;
    private static final int NO_MAPS = 0;

    /// @param state 0 offline 1 running 2 blocked
    /// @param cpuTime nanoseconds
    /// @param hostCpu negative where unknown
    public record Vcpu(int number, int state, long cpuTime, int hostCpu) {

        static Vcpu decode(XdrReader in) {
            return new Vcpu(in.int32(), in.int32(), in.int64(), in.int32());
        }
    }

    @Override
    public int procedure() {
        return PROCEDURE;
    }

    @Override
    public void encode(XdrWriter out) {
        domain.encode(out);
        out.int32(Math.min(most, Limits.VCPUS)).int32(NO_MAPS);
    }

    @Override
    public List<Vcpu> decode(XdrReader in) {
        List<Vcpu> vcpus = in.list(Limits.VCPUS, Vcpu::decode);
        in.bytes(Limits.CPU_MAPS);
        return vcpus;
    }
}
