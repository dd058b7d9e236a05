package hypervisor.exposition;

import java.util.Locale;

/// How names that the old formats do not allow would be written. Our names are all allowed, so a scheme changes not
/// one byte of the answer; but whoever asks for one expects to read it in the content type.
enum Escaping {
    NONE(""),
    UNDERSCORES("underscores"),
    DOTS("dots"),
    VALUES("values"),
    ALLOW_UTF_8("allow-utf-8"),
    /// As the documentation of Prometheus spells the one before; its programs write the other.
    ALLOW_UTF8("allow-utf8");

    private final String scheme;

    Escaping(String scheme) {
        this.scheme = scheme;
    }

    /// NONE for a scheme nobody knows.
    static Escaping of(String scheme) {
        String wanted = scheme.toLowerCase(Locale.ROOT);
        for (Escaping escaping : values()) {
            if (escaping.scheme.equals(wanted)) {
                return escaping;
            }
        }
        return NONE;
    }

    Escaping or(Escaping other) {
        return this == NONE ? other : this;
    }

    String parameter() {
        return this == NONE ? "" : "; escaping=" + scheme;
    }
}
