package hypervisor.dialect;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/// How a dialect is to be spoken, where its original had flags of its own or differs from its documentation.
///
/// @param labels whose label sets and families
/// @param novaMetadata whether `libvirt_exporter` puts Nova's name, flavor and project on every series
/// @param forkFamilies whether `libvirt_exporter` has the families that only its fork had: guest memory, image
/// sizes, CPU use
/// @param kernelStatistics whether `libvirt` has what the host's KVM counts, some 50 series for each virtual CPU
/// @param exact whether faults of an original are kept that somebody's dashboard could depend on
/// @param prefix what the names of `pve_local_exporter` begin with
/// @param node what this machine is called, for the originals that say so in a label
/// @param clock what time it is, for the originals that export ages and days left instead of times
/// @param build which build this is, for the originals that tell of themselves
/// @param without parts of `prometheus-pve-exporter` that are left out, by its names of them: `backup-info`
public record DialectOptions(
        Labels labels,
        boolean novaMetadata,
        boolean forkFamilies,
        boolean kernelStatistics,
        boolean exact,
        String prefix,
        String node,
        InstantSource clock,
        BuildInfo build,
        Set<String> without) {
    /// What the names of `pve_local_exporter` begin with where nobody says otherwise.
    public static final String USUAL_PREFIX = "pve";

    /// What the original's documentation says.
    public static final DialectOptions DOCUMENTED = new DialectOptions(Labels.DOCUMENTED, false, false, false);

    /// What the original's program does.
    public static final DialectOptions UPSTREAM = new DialectOptions(Labels.UPSTREAM, false, true, false);

    public DialectOptions {
        without = Set.copyOf(without);
    }

    public enum Labels {
        /// Those of the original's documentation.
        DOCUMENTED,
        /// Those of the original's program.
        UPSTREAM
    }

    /// By the system's clock, told of this program.
    public DialectOptions(Labels labels, boolean novaMetadata, boolean forkFamilies, boolean kernelStatistics) {
        this(
                labels,
                novaMetadata,
                forkFamilies,
                kernelStatistics,
                false,
                USUAL_PREFIX,
                "",
                InstantSource.system(),
                BuildInfo.current(),
                Set.of());
    }

    public DialectOptions withNovaMetadata(boolean wanted) {
        return new DialectOptions(
                labels, wanted, forkFamilies, kernelStatistics, exact, prefix, node, clock, build, without);
    }

    public DialectOptions withKernelStatistics(boolean wanted) {
        return new DialectOptions(
                labels, novaMetadata, forkFamilies, wanted, exact, prefix, node, clock, build, without);
    }

    public DialectOptions withExact(boolean wanted) {
        return new DialectOptions(
                labels, novaMetadata, forkFamilies, kernelStatistics, wanted, prefix, node, clock, build, without);
    }

    public DialectOptions withPrefix(String wanted) {
        return new DialectOptions(
                labels, novaMetadata, forkFamilies, kernelStatistics, exact, wanted, node, clock, build, without);
    }

    public DialectOptions onNode(String name) {
        return new DialectOptions(
                labels, novaMetadata, forkFamilies, kernelStatistics, exact, prefix, name, clock, build, without);
    }

    /// For tests, whose recordings are of a certain day.
    public DialectOptions at(InstantSource time, BuildInfo of) {
        return new DialectOptions(
                labels, novaMetadata, forkFamilies, kernelStatistics, exact, prefix, node, time, of, without);
    }

    /// Without these parts, and those left out before.
    public DialectOptions without(Set<String> parts) {
        Set<String> all = new HashSet<>(without);
        all.addAll(parts);
        return new DialectOptions(
                labels, novaMetadata, forkFamilies, kernelStatistics, exact, prefix, node, clock, build, all);
    }

    boolean upstream() {
        return labels == Labels.UPSTREAM;
    }
}
