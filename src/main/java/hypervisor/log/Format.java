package hypervisor.log;

/// How a line is written.
public enum Format {
    /// `ts=2026-11-21T01:42:30.123Z level=info msg="it works" source=libvirt`
    LOGFMT,
    /// `{"ts":"2026-11-21T01:42:30.123Z","level":"info","msg":"it works","source":"libvirt"}`
    JSON;

    String write(Line line) {
        return switch (this) {
            case LOGFMT -> Logfmt.write(line);
            case JSON -> Json.write(line);
        };
    }
}
