package hypervisor.source;

import java.util.List;

/// What was read, and what of it may not be read.
public interface Limited {
    /// What this process lacks; empty where it may read all that is there.
    List<MissingRight> missingRights();
}
