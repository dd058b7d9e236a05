package hypervisor.config;

/// The settings in force as a file of ours would have them, each with where it comes from, and without secrets.
public final class Listing {
    private static final String HEAD = """
            # The settings in force, and where each comes from. Secrets are not shown.
            """;

    private Listing() {}

    /// Every setting in a line of its own; those of the collectors last.
    public static String of(Settings settings) {
        var lines = new StringBuilder(HEAD);
        for (AllSettings.Group group : AllSettings.GROUPS) {
            lines.append("\n# ").append(group.title()).append('\n');
            group.settings().forEach(setting -> line(lines, settings, setting));
        }
        for (CollectorSettings.Entry entry : CollectorSettings.TABLE) {
            line(lines, settings, entry.on());
            line(lines, settings, entry.interval());
        }
        modules(lines, settings);
        return lines.toString();
    }

    private static void modules(StringBuilder lines, Settings settings) {
        if (settings.modules().isEmpty()) {
            return;
        }
        lines.append("\n# Modules, where they say something of their own\nmodules:\n");
        for (Module module : settings.modules()) {
            lines.append("  ").append(quoted(module.name())).append(": # ").append(Printable.line(module.origin()));
            lines.append('\n');
            for (Setting<?> setting : ModuleSettings.ALL) {
                boolean inherited = module.settings().origin(setting).equals(settings.origin(setting));
                if (module.settings().isGiven(setting) && !inherited) {
                    lines.append("    ");
                    line(lines, module.settings(), setting);
                }
            }
        }
    }

    private static <T> void line(StringBuilder lines, Settings settings, Setting<T> setting) {
        lines.append(setting.key())
                .append(": ")
                .append(setting.kind().yaml(settings.of(setting)))
                .append(" # ")
                .append(Printable.line(settings.origin(setting)))
                .append('\n');
    }

    /// In double quotes, as YAML has them.
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                default -> {
                    if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
