package hypervisor.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What something must be to be meant: all of its conditions hold.
///
/// @param conditions pattern by property, not empty: `tag` to `prod`, `name` to `web-*`, `id` to `9000-9999`
public record FilterRule(SortedMap<String, String> conditions) {
    public FilterRule {
        conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
    }

    /// As its flag has it: `name=web-*&tag=prod`.
    @Override
    public String toString() {
        return conditions.entrySet().stream()
                .map(condition -> condition.getKey() + "=" + condition.getValue())
                .collect(Collectors.joining("&"));
    }
}
