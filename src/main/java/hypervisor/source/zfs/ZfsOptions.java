package hypervisor.source.zfs;

import hypervisor.source.HostPaths;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How pools are read by `zpool` and `zfs`.
///
/// @param zpool the program, with its path or as `PATH` has it
/// @param zfs likewise
/// @param timeout how long one run of a program may take
/// @param pools only these; all where it is empty
/// @param exclude datasets, volumes and snapshots of which any of these matches a part of the name are left out
public record ZfsOptions(
        HostPaths paths, String zpool, String zfs, Duration timeout, Set<String> pools, List<Pattern> exclude) {
    public ZfsOptions {
        pools = Set.copyOf(pools);
        exclude = List.copyOf(exclude);
    }

    /// @throws java.util.regex.PatternSyntaxException for what is no regular expression
    public static ZfsOptions of(
            HostPaths paths, String zpool, String zfs, Duration timeout, List<String> pools, List<String> exclude) {
        return new ZfsOptions(
                paths,
                zpool,
                zfs,
                timeout,
                Set.copyOf(pools),
                exclude.stream().map(Pattern::compile).toList());
    }

    /// Whether nothing that is excluded matches the name.
    public boolean includes(String name) {
        return exclude.stream().noneMatch(pattern -> pattern.matcher(name).find());
    }
}
