package hypervisor.config;

import java.util.List;

/// What is logged, and where.
public final class LogSettings {
    private static final List<String> LEVELS = List.of("debug", "info", "warn", "error");

    public static final Setting<String> LEVEL =
            Setting.choice("log.level", "info", LEVELS, "The least level that is logged to standard error.");

    public static final Setting<String> FORMAT =
            Setting.choice("log.format", "logfmt", List.of("logfmt", "json"), "How a line is written.");

    public static final Setting<String> FILE = Setting.file(
            "log.file",
            "",
            "A file to log to as well. Over 3,000,000 bytes it is renamed to `.1`; four such are kept, up to `.4`.");

    public static final Setting<String> FILE_LEVEL =
            Setting.choice("log.file-level", "info", LEVELS, "The least level that is logged to that file.");

    static final List<Setting<?>> ALL = List.of(LEVEL, FORMAT, FILE, FILE_LEVEL);

    private LogSettings() {}
}
