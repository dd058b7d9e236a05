package hypervisor.dialect;

import hypervisor.metric.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Everything about guests that more than one source may tell, in the order it is exposed.
final class NativeGuestMetrics {
    private NativeGuestMetrics() {}

    static Stream<Vocabulary> words(DialectOptions options) {
        List<Vocabulary> all = new ArrayList<>(List.of(
                NativeGuestIdentityMetrics.words(options.node()),
                NativeGuestMetadataMetrics.WORDS,
                NativeGuestConfigMetrics.WORDS,
                NativeGuestStateMetrics.WORDS,
                NativeGuestLifeMetrics.WORDS,
                NativeGuestCpuMetrics.WORDS,
                NativeGuestVcpuMetrics.WORDS,
                NativeGuestCountMetrics.WORDS,
                NativeGuestMemoryMetrics.WORDS,
                NativeGuestBalloonMetrics.WORDS,
                NativeGuestDirtyRateMetrics.WORDS,
                NativeGuestDiskMetrics.WORDS,
                NativeGuestDiskErrorMetrics.WORDS,
                NativeGuestDiskSizeMetrics.WORDS,
                NativeGuestDiskLimitMetrics.WORDS,
                NativeGuestInterfaceMetrics.WORDS,
                NativeGuestTrafficMetrics.WORDS,
                NativeGuestPressureMetrics.WORDS,
                NativeGuestJobMetrics.WORDS,
                NativeGuestAgentMetrics.WORDS));
        if (options.kernelStatistics()) {
            all.add(NativeGuestKernelMetrics.WORDS);
        }
        return all.stream();
    }
}
