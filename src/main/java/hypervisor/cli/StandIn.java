package hypervisor.cli;

import hypervisor.config.Sources;
import java.util.List;
import java.util.function.Consumer;

/// An exporter that ours can take the place of.
///
/// @param name as in `as NAME`
/// @param about one line for the help
/// @param dialect whose names its metrics have
/// @param singleDash whether a single dash is enough before its flags' names, as Go's own parser has it
/// @param flags the flags it knew
/// @param presets where its defaults are not ours
/// @param original what it has beside its flags
public record StandIn(
        String name,
        String about,
        String dialect,
        boolean singleDash,
        List<Flag> flags,
        Consumer<Sources> presets,
        Original original) {

    public StandIn {
        flags = List.copyOf(flags);
    }

    @Override
    public String toString() {
        return name;
    }
}
