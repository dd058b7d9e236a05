package hypervisor.source.storage;

import org.jspecify.annotations.Nullable;

/// What became of looking at one path.
///
/// @param space null where that failed
/// @param mounted whether what has to be mounted there is; null where that cannot be told
/// @param hanging whether there was no answer
/// @param problem why there is no space, for a person
record PathAnswer(
        @Nullable Space space,
        @Nullable Boolean mounted,
        boolean hanging,
        @Nullable String problem) {

    static PathAnswer of(Space space, @Nullable Boolean mounted) {
        return new PathAnswer(space, mounted, false, null);
    }

    static PathAnswer failed(boolean hanging, String problem) {
        return new PathAnswer(null, null, hanging, problem);
    }
}
