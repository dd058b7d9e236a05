package hypervisor.dialect;

/// How a dialect is to be spoken, where its original had flags of its own or differs from its documentation.
///
/// @param labels whose label sets and families
/// @param novaMetadata whether `libvirt_exporter` puts Nova's name, flavor and project on every series
/// @param forkFamilies whether `libvirt_exporter` has the families that only its fork had: guest memory, image
/// sizes, CPU use
/// @param kernelStatistics whether `libvirt` has what the host's KVM counts, some 50 series for each virtual CPU
public record DialectOptions(Labels labels, boolean novaMetadata, boolean forkFamilies, boolean kernelStatistics) {

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

    public DialectOptions withNovaMetadata(boolean wanted) {
        return new DialectOptions(labels, wanted, forkFamilies, kernelStatistics);
    }

    public DialectOptions withForkFamilies(boolean wanted) {
        return new DialectOptions(labels, novaMetadata, wanted, kernelStatistics);
    }

    public DialectOptions withKernelStatistics(boolean wanted) {
        return new DialectOptions(labels, novaMetadata, forkFamilies, wanted);
    }

    boolean upstream() {
        return labels == Labels.UPSTREAM;
    }
}
