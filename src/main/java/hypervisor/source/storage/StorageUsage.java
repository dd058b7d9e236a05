package hypervisor.source.storage;

import hypervisor.source.pmxcfs.StorageConfig;
import org.jspecify.annotations.Nullable;

/// A storage, and how full it is as this node sees it.
///
/// @param enabled whether it is neither disabled nor for other nodes only
/// @param space null where it is not enabled, not there, hangs, or is of a type that this node has no figures of
/// @param apparent what its path alone says, of one that is not enabled or not mounted too: then it is of another file
/// system, such as the root's; null unless asked for
/// @param metadata of a thin pool, the fraction of its space for metadata that is used
/// @param hanging whether its mount does not answer; null where it has none
/// @param problem why it is enabled and has no space, for a person; null where there is nothing to say
public record StorageUsage(
        StorageConfig storage,
        boolean enabled,
        @Nullable Space space,
        @Nullable Space apparent,
        @Nullable Double metadata,
        @Nullable Boolean hanging,
        @Nullable String problem) {}
