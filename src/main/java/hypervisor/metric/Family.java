package hypervisor.metric;

import java.util.List;

/// One metric with its samples, ready to be written. Holds no reference to where the numbers came from.
///
/// @param name as it is exposed in the text format, a counter's `_total` included
/// @param labelNames the names every sample's values stand for, in order
public record Family(String name, Type type, String help, List<String> labelNames, List<Sample> samples) {

    public Family {
        labelNames = List.copyOf(labelNames);
        samples = List.copyOf(samples);
    }

    public boolean hasSamples() {
        return !samples.isEmpty();
    }

    /// One series and its number.
    ///
    /// @param labelValues shared by all samples of one row, so compare by identity before encoding them anew
    public record Sample(List<String> labelValues, double value) {}
}
