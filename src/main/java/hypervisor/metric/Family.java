package hypervisor.metric;

import java.util.List;

/// One metric with its samples, ready to be written. Holds no reference to where the numbers came from.
///
/// @param name as it is exposed in the text format, a counter's `_total` included
/// @param labelNames the names every sample's values stand for, in order
/// @param samples of every type but a histogram
/// @param distributions of a histogram
public record Family(
        String name,
        Type type,
        String help,
        List<String> labelNames,
        List<Sample> samples,
        List<Distribution> distributions) {

    public Family {
        labelNames = List.copyOf(labelNames);
        samples = List.copyOf(samples);
        distributions = List.copyOf(distributions);
    }

    /// One that is no histogram.
    public Family(String name, Type type, String help, List<String> labelNames, List<Sample> samples) {
        this(name, type, help, labelNames, samples, List.of());
    }

    public static Family histogram(
            String name, String help, List<String> labelNames, List<Distribution> distributions) {
        return new Family(name, Type.HISTOGRAM, help, labelNames, List.of(), distributions);
    }

    public boolean hasSamples() {
        return !samples.isEmpty() || !distributions.isEmpty();
    }

    /// One series and its number.
    ///
    /// @param labelValues shared by all samples of one row, so compare by identity before encoding them anew
    public record Sample(List<String> labelValues, double value) {}

    /// One histogram of a family of them.
    public record Distribution(List<String> labelValues, Buckets buckets) {}
}
