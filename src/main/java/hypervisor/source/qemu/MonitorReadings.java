package hypervisor.source.qemu;

import hypervisor.source.Limited;
import hypervisor.source.MissingRight;
import java.util.List;
import java.util.Map;

/// What the monitors of all running guests told.
///
/// @param guests those whose monitor has answered since they started, each with its last good answer
/// @param failures by guest: why its monitor did not answer this time, in whole or in part
/// @param missingRights what this user lacks to ask them
public record MonitorReadings(List<GuestMonitor> guests, Map<String, String> failures, List<MissingRight> missingRights)
        implements Limited {
    public MonitorReadings {
        guests = List.copyOf(guests);
        failures = Map.copyOf(failures);
        missingRights = List.copyOf(missingRights);
    }

    public MonitorReadings(List<GuestMonitor> guests, Map<String, String> failures) {
        this(guests, failures, List.of());
    }

    /// Whether the guest's monitor answered all it was asked this time.
    public boolean isUp(String guest) {
        return !failures.containsKey(guest);
    }
}
