package hypervisor.source.self;

import java.util.Map;

/// How the service fares that the exporter is.
///
/// @param reloaded whether the configuration could be used when it was read last
/// @param reloadSeconds when the one in force was read, in seconds since 1970; the start counts as the first time
/// @param pushes how many pushes to a collector had which outcome; empty where nothing is pushed
public record ServiceState(boolean reloaded, double reloadSeconds, Map<String, Long> pushes) {
    public ServiceState {
        pushes = Map.copyOf(pushes);
    }
}
