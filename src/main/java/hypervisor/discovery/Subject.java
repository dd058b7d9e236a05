package hypervisor.discovery;

import java.util.Locale;

/// What a list may be of, as `of=` names it in lower case.
public enum Subject {
    GUESTS,
    NODES,
    /// What can be asked through this exporter.
    TARGETS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
