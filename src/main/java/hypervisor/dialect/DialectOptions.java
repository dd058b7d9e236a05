package hypervisor.dialect;

import java.time.InstantSource;

/// How a dialect is to be spoken, where its original had flags of its own or differs from its documentation.
///
/// @param labels whose label sets and families
/// @param novaMetadata whether `libvirt_exporter` puts Nova's name, flavor and project on every series
/// @param forkFamilies whether `libvirt_exporter` has the families that only its fork had: guest memory, image
/// sizes, CPU use
/// @param kernelStatistics whether `libvirt` has what the host's KVM counts, some 50 series for each virtual CPU
/// @param clock what time it is, for the originals that export ages and days left instead of times
/// @param build which build this is, for the originals that tell of themselves
public record DialectOptions(
        Labels labels,
        boolean novaMetadata,
        boolean forkFamilies,
        boolean kernelStatistics,
        InstantSource clock,
        BuildInfo build) {

    /// What the original's documentation says.
    public static final DialectOptions DOCUMENTED = new DialectOptions(Labels.DOCUMENTED, false, false, false);

    /// What the original's program does.
    public static final DialectOptions UPSTREAM = new DialectOptions(Labels.UPSTREAM, false, true, false);

    public enum Labels {
        /// Those of the original's documentation.
        DOCUMENTED,
        /// Those of the original's program.
        UPSTREAM
    }

    /// By the system's clock, told of this program.
    public DialectOptions(Labels labels, boolean novaMetadata, boolean forkFamilies, boolean kernelStatistics) {
        this(labels, novaMetadata, forkFamilies, kernelStatistics, InstantSource.system(), BuildInfo.current());
    }

    public DialectOptions withNovaMetadata(boolean wanted) {
        return new DialectOptions(labels, wanted, forkFamilies, kernelStatistics, clock, build);
    }

    public DialectOptions withForkFamilies(boolean wanted) {
        return new DialectOptions(labels, novaMetadata, wanted, kernelStatistics, clock, build);
    }

    public DialectOptions withKernelStatistics(boolean wanted) {
        return new DialectOptions(labels, novaMetadata, forkFamilies, wanted, clock, build);
    }

    /// For tests, whose recordings are of a certain day.
    public DialectOptions at(InstantSource time, BuildInfo of) {
        return new DialectOptions(labels, novaMetadata, forkFamilies, kernelStatistics, time, of);
    }

    boolean upstream() {
        return labels == Labels.UPSTREAM;
    }
}
