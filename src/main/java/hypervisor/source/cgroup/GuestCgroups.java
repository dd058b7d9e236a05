package hypervisor.source.cgroup;

import hypervisor.source.Limited;
import hypervisor.source.MissingRight;
import java.util.List;

/// The control groups of all guests that run on this machine, virtual machines before containers, by their numbers.
///
/// @param missingRights what could not be read, and what right that takes
public record GuestCgroups(List<GuestCgroup> guests, List<MissingRight> missingRights) implements Limited {
    public GuestCgroups {
        guests = List.copyOf(guests);
        missingRights = List.copyOf(missingRights);
    }
}
