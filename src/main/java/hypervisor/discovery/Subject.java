package hypervisor.discovery;

import java.util.Locale;

/// What a list may be of, as `of=` names it in lower case.
public enum Subject {
    GUESTS,
    NODES;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
