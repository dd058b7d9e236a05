package hypervisor.config;

import java.util.List;

/// In whose names the metrics are told.
public final class DialectSettings {
    public static final Setting<String> DIALECT = Setting.text(
            "dialect",
            "native",
            "The names and labels of the main path; `hypervisor-exporter metrics` lists all. The others are below it: "
                    + "`/metrics/libvirt`.");

    public static final Setting<String> LABELS = Setting.choice(
            "labels",
            "documented",
            List.of("documented", "upstream"),
            "Where an exporter that is stood in for documents other labels than its program gives: which of them. "
                    + "`upstream` adds `uuid` to what `libvirt_exporter` documents.");

    public static final Setting<Boolean> EXPORT_NOVA_METADATA = Setting.toggle(
            "libvirt.export-nova-metadata",
            false,
            "In the dialect `libvirt_exporter`: the labels `name`, `flavor` and `project_name`, from Nova's metadata.");

    public static final Setting<Boolean> FORK_METRICS = Setting.toggle(
            "libvirt.fork-metrics",
            false,
            "In the dialect `libvirt_exporter`: the families that only its later versions have, "
                    + "such as block sizes and guest memory. On with `labels` upstream, unless switched off.");

    public static final Setting<Boolean> KERNEL_STATISTICS = Setting.toggle(
            "libvirt.kernel-statistics",
            false,
            "In the dialect `libvirt`: what the host's KVM counts, some 50 series for each virtual CPU.");

    public static final Setting<Boolean> EXACT = Setting.toggle(
            "compat.exact",
            false,
            "Keep the wrong values of an exporter that is stood in for, where a dashboard could depend on them; the page "
                    + "of its differences lists them.");

    static final List<Setting<?>> ALL =
            List.of(DIALECT, LABELS, EXACT, EXPORT_NOVA_METADATA, FORK_METRICS, KERNEL_STATISTICS);

    private DialectSettings() {}
}
