package hypervisor.source.cgroup;

import hypervisor.source.procfs.Pressure;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The control group of one guest. What the kernel does not tell is null or empty.
///
/// @param id of the guest, as digits
/// @param pids processes and threads in it
/// @param io by device
/// @param pressure by resource: `cpu`, `memory`, `io`
public record GuestCgroup(
        String id,
        Kind kind,
        Cpu cpu,
        Memory memory,
        List<DeviceIo> io,
        @Nullable Long pids,
        @Nullable Long maxPids,
        Map<String, Pressure> pressure) {
    public GuestCgroup {
        io = List.copyOf(io);
        pressure = Map.copyOf(pressure);
    }

    /// The devices whose I/O makes up the group's. Of those made of others only the others count; where nothing but
    /// stacked devices is told of,
    /// these do.
    public Stream<DeviceIo> countedIo() {
        boolean any = io.stream().anyMatch(device -> !device.stacked());
        return io.stream().filter(device -> !any || !device.stacked());
    }

    public enum Kind {
        /// A virtual machine: `qemu.slice/101.scope`.
        VM,
        /// A container: `lxc/201`.
        CONTAINER
    }

    /// `cpu.stat` and `cpu.max`, times in seconds.
    ///
    /// @param periods over which a limit is counted
    /// @param throttledPeriods in which the limit was reached
    /// @param throttledSeconds that tasks stood still because of it, all processors together
    /// @param limit processors that it may use, as a number like 1.5; null without a limit
    public record Cpu(
            @Nullable Double usage,
            @Nullable Double user,
            @Nullable Double system,
            @Nullable Long periods,
            @Nullable Long throttledPeriods,
            @Nullable Double throttledSeconds,
            @Nullable Double limit) {}

    /// `memory.*`, in bytes.
    ///
    /// @param current page cache of its files included
    /// @param limit null without one
    /// @param anonymous of processes, not of files
    /// @param file cached content of files
    /// @param kernel used by the kernel for it
    /// @param shared of files in memory
    /// @param outOfMemory how often the limit was reached with nothing left to take back
    /// @param killed processes killed because of that
    public record Memory(
            @Nullable Long current,
            @Nullable Long peak,
            @Nullable Long limit,
            @Nullable Long swap,
            @Nullable Long swapLimit,
            @Nullable Long anonymous,
            @Nullable Long file,
            @Nullable Long kernel,
            @Nullable Long shared,
            @Nullable Long outOfMemory,
            @Nullable Long killed) {
        /// Where the group has no memory controller.
        public static final Memory UNKNOWN =
                new Memory(null, null, null, null, null, null, null, null, null, null, null);
    }

    /// What the group had one device do: a row of `io.stat`.
    ///
    /// @param device its name, as in `/sys/block`; its numbers (`8:16`) where that is not known
    /// @param stacked whether the device is made of others, which count the same I/O once more
    public record DeviceIo(
            String device,
            boolean stacked,
            @Nullable Long readBytes,
            @Nullable Long writeBytes,
            @Nullable Long reads,
            @Nullable Long writes) {}
}
