package hypervisor.docs;

import hypervisor.config.AllSettings;
import hypervisor.config.CollectorSettings;
import hypervisor.config.ModuleSettings;
import hypervisor.config.Setting;

/// Renders the settings as the page people read. `docs/configuration.md` is written by this and by nothing else.
public final class SettingDocs {
    /// A file as a person might write it.
    public static final String EXAMPLE = """
            web:
              listen-address: ["127.0.0.1:9177", "[::1]:9177"]
            log:
              format: json
            libvirt:
              uri: qemu:///system
              connect-timeout: 3s
              metadata:
                - label: team
                  xpath: /domain/metadata/t:tags/t:team
                  namespaces: {t: "http://example.org/tags"}
            collector:
              libvirt_volume: true
              libvirt_volume.interval: 5m
              libvirt_network: false
            """;

    /// Modules as a person might write them.
    public static final String MODULES = """
            collector.proxmox_disk: true
            modules:
              pve:
                targets: [pve1.example.net, "*.dc1.example.net", 10.1.0.0/24, "[2001:db8::]/64:8443"]
                scrape.timeout: 20s
                proxmox:
                  token-id: exporter@pve!metrics
                  token-file: /etc/hypervisor-exporter/token
              kvm:
                source: libvirt
                targets: ["*.kvm.example.net"]
            """;

    private static final String OF_MODULES = """

            ## Modules

            `modules` of the file says how targets are asked that a request names: `/probe?target=HOST&module=NAME`.
            Without a module in the request, `default` is used.

            ```yaml
            MODULES```

            A module has the keys of the source that its targets are (`proxmox.*` without `proxmox.endpoints`,
            `libvirt.*` without `libvirt.uri`), of its collectors, of the dialect, `filter.*`, `scrape.timeout`, and
            those below. Where it says nothing of collectors, dialects and filters, it has what the file says of them,
            but for `dialect` itself. It inherits nothing
            that says whom to ask, how, and as whom, nor a credential of systemd: those of the process are not for
            targets. Its own secret may be a file of systemd's, `/run/credentials/hypervisor-exporter.service/NAME`.

            | Setting | Value | Meaning |
            |---|---|---|
            """;

    private static final String INTRODUCTION = """
            # Configuration

            Everything has a default, and nothing needs a file. Where a setting is given in several places, the later in
            this list counts:

            1. its default, or that of the exporter which `as NAME` stands in for, and above it what that exporter's own
               environment variables and file say, in its own order (`as NAME --help` lists the variables);
            2. the YAML file that `--config.file` names;
            3. the environment variable: `HYPERVISOR_EXPORTER_` and the setting's name in capitals, with `_` for `.` and
               `-`. `web.listen-address` is `HYPERVISOR_EXPORTER_WEB_LISTEN_ADDRESS`; an empty one counts as not set;
            4. the flag: two dashes and the setting's name, `--web.max-requests=5` or `--web.max-requests 5`. What is
               `true` or `false` is written `--collector.jvm` and `--no-collector.jvm`.

            A list is given by one flag for each value, and with commas between them in the environment.
            Times have units: `500ms`, `10s`, `2m`, `1h30m`, `1d`.

            What is wrong in any of these places (unknown names, wrong types, missing units) is told all at once, with
            file, line and column, and nothing is started: exit code 2. `--config.check` only looks.

            A file, in YAML 1.2 with at most 1 MiB; `web: {max-requests: 5}` and `web.max-requests: 5` mean the same:

            ```yaml
            EXAMPLE```

            A secret has no flag, since every user of a machine can read the arguments of its processes, and no message,
            page or log line shows it.
            """;

    private SettingDocs() {}

    private static String collectors() {
        var table = new StringBuilder("""

                `collector.NAME` switches one collector, `collector.NAME.interval` says how often it reads; an interval
                of 0 is every scrape.

                | NAME | Default | Interval | What it reads |
                |---|---|---|---|
                """);
        for (CollectorSettings.Entry entry : CollectorSettings.TABLE) {
            table.append("| `%s` | %s | `%s` | %s |\n"
                    .formatted(
                            entry.name(),
                            entry.on().standard() ? "on" : "off",
                            entry.interval().standardText(),
                            entry.on().help()));
        }
        return table.toString();
    }

    private static String modules() {
        var section = new StringBuilder(OF_MODULES.replace("MODULES", MODULES));
        for (Setting<?> setting : ModuleSettings.OWN) {
            section.append("| `%s` | `%s`%s | %s |\n"
                    .formatted(
                            setting.key(),
                            setting.placeholder().replace("|", "\\|"),
                            setting.isList() ? ", …" : "",
                            setting.help()));
        }
        return section.toString();
    }

    public static String page() {
        var page = new StringBuilder(INTRODUCTION.replace("EXAMPLE", EXAMPLE));
        for (AllSettings.Group group : AllSettings.GROUPS) {
            page.append("\n## ").append(group.title());
            page.append("\n\n| Setting | Value | Default | Meaning |\n|---|---|---|---|\n");
            for (Setting<?> setting : group.settings()) {
                page.append("| `%s` | `%s`%s | %s | %s |\n"
                        .formatted(
                                setting.key(),
                                setting.placeholder().replace("|", "\\|"),
                                setting.isList() ? ", …" : "",
                                setting.standardText().isEmpty() ? "" : "`" + setting.standardText() + "`",
                                setting.help().replace("|", "\\|")));
            }
        }
        return page.append(collectors()).append(modules()).toString();
    }
}
