package hypervisor.source.pmxcfs;

import org.jspecify.annotations.Nullable;

/// A snapshot of a guest: a section of its configuration.
///
/// @param time when it was taken, seconds since 1970
/// @param parent the snapshot it was taken after; null for the first
/// @param memory whether the guest's memory is in it
public record GuestSnapshot(
        String name, @Nullable Long time, @Nullable String parent, boolean memory) {}
