package hypervisor.config;

import java.time.Duration;
import java.util.List;

/// The libvirt daemon.
public final class LibvirtSettings {
    private static final Duration HOUR = Duration.ofHours(1);

    public static final Setting<String> URI = Setting.text(
            "libvirt.uri",
            "",
            "The daemon, as libvirt writes it: `qemu:///system`, `qemu+tls://host/system`, `lxc:///`. "
                    + "Empty looks for the sockets of the drivers that this machine has.");

    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.duration(
            "libvirt.connect-timeout",
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            HOUR,
            "How long connecting to the daemon may take, with all that belongs to it, within what is left of the scrape.");

    public static final Setting<Integer> MAX_UNANSWERED_CALLS = Setting.number(
            "libvirt.max-unanswered-calls",
            3,
            1,
            100,
            "How many calls may be without an answer, because a guest hangs, before no more are made to the daemon.");

    public static final Setting<Duration> KEEPALIVE_INTERVAL = Setting.duration(
            "libvirt.keepalive-interval",
            Duration.ofSeconds(5),
            Duration.ZERO,
            HOUR,
            "After how long a silence the daemon is asked whether it is still there; 0 never asks.");

    public static final Setting<Integer> KEEPALIVE_COUNT = Setting.number(
            "libvirt.keepalive-count",
            5,
            1,
            100,
            "How many such questions may stay without an answer before the connection is given up.");

    public static final Setting<String> USERNAME =
            Setting.text("libvirt.username", "", "The name for a daemon that asks for one (SASL).");

    public static final Setting<Secret> PASSWORD = Setting.of(
            "libvirt.password",
            new SecretKind(),
            Secret.NONE,
            "The password for that name. There is no flag for it: every user of the machine can read those.");

    public static final Setting<String> PASSWORD_FILE = Setting.file(
            "libvirt.password-file",
            "",
            "A file with the password, a line break at its end is dropped. Without it the systemd credential "
                    + "`libvirt.password` is taken, where there is one.");

    /// Where the password may stand.
    public static final SecretPlaces PASSWORD_PLACES = new SecretPlaces(PASSWORD, PASSWORD_FILE, "libvirt.password");

    public static final Setting<Duration> DEFINITION_REFRESH = Setting.duration(
            "libvirt.definition-refresh",
            Duration.ofMinutes(10),
            Duration.ofSeconds(1),
            Duration.ofDays(1),
            "After how long a guest's definition is read again although no event said that it changed.");

    public static final Setting<List<String>> EXTRA_GROUPS = Setting.of(
            "libvirt.extra-groups",
            new ListKind<>(new ChoiceKind(List.of("iothread", "dirtyrate", "vm"))),
            List.of(),
            "Groups of statistics to read besides the usual ones; each is another question or two to the hypervisor "
                    + "process of every running guest: `iothread`, `dirtyrate`, `vm` (KVM's own counters).");

    public static final Setting<List<MetadataRule>> METADATA = Setting.of(
            "libvirt.metadata",
            new MetadataKind(),
            List.of(),
            "Labels from the guests' XML, for metadata other than Nova's: "
                    + "a list of `{label: L, xpath: X, namespaces: {prefix: uri}}`.");

    static final List<Setting<?>> ALL = List.of(
            URI,
            CONNECT_TIMEOUT,
            MAX_UNANSWERED_CALLS,
            KEEPALIVE_INTERVAL,
            KEEPALIVE_COUNT,
            USERNAME,
            PASSWORD,
            PASSWORD_FILE,
            DEFINITION_REFRESH,
            EXTRA_GROUPS,
            METADATA);

    private LibvirtSettings() {}
}
