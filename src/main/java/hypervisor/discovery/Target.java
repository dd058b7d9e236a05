package hypervisor.discovery;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One address that Prometheus may scrape.
///
/// @param address `192.168.1.5:9100`, `[2001:db8::5]:9100`
/// @param labels by name: `__meta_hypervisor_name`
public record Target(String address, SortedMap<String, String> labels) {
    public Target {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}
