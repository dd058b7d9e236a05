package hypervisor.real;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing virsh tells of: a domain, a disk, a pool.
///
/// @param labels every label that any dialect puts on such a thing
/// @param told what virsh prints of it
record Row(Map<String, String> labels, Map<String, String> told) {

    @Nullable Double number(String key) {
        String value = told.get(key);
        return value == null ? null : Double.valueOf(value);
    }

    /// The same row with more labels and with keys of its own.
    Row with(Map<String, String> moreLabels, Map<String, String> moreTold) {
        var allLabels = new HashMap<>(labels);
        allLabels.putAll(moreLabels);
        var allTold = new HashMap<>(told);
        allTold.putAll(moreTold);
        return new Row(allLabels, allTold);
    }

    Row with(Map<String, String> moreLabels) {
        return with(moreLabels, Map.of());
    }
}
