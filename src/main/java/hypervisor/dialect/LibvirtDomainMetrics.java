package hypervisor.dialect;

import static hypervisor.dialect.Units.flag;
import static hypervisor.source.libvirt.LibvirtFacts.DOMAINS;
import static hypervisor.source.libvirt.LibvirtFacts.SNAPSHOTS;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.Domain.Monitor;
import hypervisor.source.libvirt.domain.DomainDefinition;
import hypervisor.source.libvirt.domain.DomainDefinition.Nova;
import hypervisor.source.libvirt.domain.DomainSnapshots;
import hypervisor.source.libvirt.domain.DomainStatistics.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a domain is, and the state it is in.
final class LibvirtDomainMetrics {
    private static final MetricSet<List<Domain>, Integer> NUMBER = MetricSet.of(
                    DOMAINS, domains -> Stream.of(domains.size()))
            .gauge("libvirt_domains", "Domains, running or only defined.", count -> count)
            .build();

    private static final MetricSet<List<Domain>, Domain> FLAGS = MetricSet.of(DOMAINS, List<Domain>::stream)
            .label("domain", Domain::name)
            .gauge(
                    "libvirt_domain_active",
                    "Whether the domain runs, paused included.",
                    domain -> flag(domain.active()))
            .gauge(
                    "libvirt_domain_persistent",
                    "Whether the domain has a definition that outlives it.",
                    domain -> flag(domain.persistent()))
            .gauge(
                    "libvirt_domain_autostart",
                    "Whether the domain starts with the daemon.",
                    domain -> flag(domain.autostart()))
            .gauge(
                    "libvirt_domain_managed_save",
                    "Whether the domain has a saved memory image to start from.",
                    domain -> flag(domain.managedSave()))
            .gauge(
                    "libvirt_domain_timed_out",
                    "Whether the hypervisor process did not answer in time: its disks and balloon are not told.",
                    domain -> flag(domain.monitor() == Monitor.STUCK))
            .gauge(
                    "libvirt_domain_monitor_state",
                    "The hypervisor process: 0 answers, 1 does not answer, 2 was not asked because of too many others.",
                    domain -> switch (domain.monitor()) {
                        case ANSWERED -> 0;
                        case STUCK -> 1;
                        case NOT_ASKED -> 2;
                    })
            .build();

    private static final MetricSet<List<Domain>, DomainPart<State>> STATES = MetricSet.of(
                    DOMAINS, DomainPart.one(domain -> domain.statistics().state()))
            .label("domain", DomainPart::name)
            .gauge(
                    "libvirt_domain_info_vstate",
                    "State, by number: " + LibvirtNumbers.STATES + ".",
                    row -> row.part().state())
            .gauge(
                    "libvirt_domain_state_reason",
                    "Why the domain is in its state, by a number that depends on it: " + LibvirtNumbers.REASONS + ".",
                    row -> row.part().reason())
            // Quirk: the label moves with the state, so a change ends one series and begins another. Queries select by
            // it; libvirt_domain_info_vstate has the number alone.
            .label("state_desc", row -> LibvirtNumbers.stateSentence(row.part().state()))
            .gauge(
                    "libvirt_domain_info_state",
                    "State as in libvirt_domain_info_vstate, with a sentence for it as label.",
                    row -> row.part().state())
            .build();

    private static final MetricSet<List<Domain>, DomainPart<DomainDefinition>> MACHINE = MetricSet.of(
                    DOMAINS, DomainPart.one(Domain::definition))
            .label("domain", DomainPart::name)
            .label("os_type", row -> row.part().osType())
            .label("os_type_arch", row -> row.part().arch())
            .label("os_type_machine", row -> row.part().machine())
            .info("libvirt_domain_info", "The kind of guest and machine: os/type of the definition. Always 1.")
            .build();

    private static final MetricSet<List<Domain>, DomainPart<String>> TITLE = MetricSet.of(
                    DOMAINS,
                    DomainPart.one(domain -> domain.definition() == null
                            ? null
                            : domain.definition().title()))
            .label("domain", DomainPart::name)
            .label("uuid", DomainPart::uuid)
            .label("title", DomainPart::part)
            .info("libvirt_domain_title_info", "The title of the definition. Always 1.")
            .build();

    private static final MetricSet<List<Domain>, DomainPart<DomainDefinition>> META = MetricSet.of(
                    DOMAINS, DomainPart.one(Domain::definition))
            .label("domain", DomainPart::name)
            .label("uuid", DomainPart::uuid)
            .label("instance_name", row -> NovaMetadata.text(row.domain(), Nova::name))
            .label("flavor", row -> NovaMetadata.text(row.domain(), Nova::flavor))
            .label("user_name", row -> NovaMetadata.text(row.domain(), Nova::userName))
            .label("user_uuid", row -> NovaMetadata.text(row.domain(), Nova::userUuid))
            .label("project_name", row -> NovaMetadata.text(row.domain(), Nova::projectName))
            .label("project_uuid", row -> NovaMetadata.text(row.domain(), Nova::projectUuid))
            .label("root_type", row -> NovaMetadata.text(row.domain(), Nova::rootType))
            .label("root_uuid", row -> NovaMetadata.text(row.domain(), Nova::rootUuid))
            .info(
                    "libvirt_domain_info_meta",
                    "UUID and Nova's metadata (metadata/nova:instance), empty texts for other domains. Always 1.")
            .build();

    private static final MetricSet<List<Domain>, DomainPart<DomainDefinition>> OPENSTACK = MetricSet.of(
                    DOMAINS, DomainPart.one(Domain::definition))
            .label("domain", DomainPart::name)
            .label("instance_name", row -> NovaMetadata.text(row.domain(), Nova::name))
            .label("instance_id", DomainPart::uuid)
            .label("flavor_name", row -> NovaMetadata.text(row.domain(), Nova::flavor))
            .label("user_name", row -> NovaMetadata.text(row.domain(), Nova::userName))
            .label("user_id", row -> NovaMetadata.text(row.domain(), Nova::userUuid))
            .label("project_name", row -> NovaMetadata.text(row.domain(), Nova::projectName))
            .label("project_id", row -> NovaMetadata.text(row.domain(), Nova::projectUuid))
            .info(
                    "libvirt_domain_openstack_info",
                    "The same metadata under other labels; instance_id is the domain's UUID. Always 1.")
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Nova>> CREATION = MetricSet.of(
                    DOMAINS, DomainPart.one(NovaMetadata::of))
            .label("domain", DomainPart::name)
            .gauge(
                    "libvirt_domain_openstack_creation_timestamp_seconds",
                    "When Nova last built the definition (nova:creationTime), Unix time.",
                    row -> row.part().creationTime())
            .build();

    private static final MetricSet<List<Domain>, DomainPart<Map.Entry<String, String>>> LABELS = MetricSet.of(
                    DOMAINS, DomainPart.each(LibvirtDomainMetrics::found))
            .label("domain", DomainPart::name)
            .label("uuid", DomainPart::uuid)
            .label("key", row -> row.part().getKey())
            .label("value", row -> row.part().getValue())
            .info(
                    "libvirt_domain_metadata_info",
                    "What the configured XPath rules find in the definition: key is the rule's name. Always 1.")
            .build();

    private static final MetricSet<List<DomainSnapshots>, DomainSnapshots> SNAPSHOT_COUNTS = MetricSet.of(
                    SNAPSHOTS, List<DomainSnapshots>::stream)
            .label("domain", DomainSnapshots::domain)
            .gauge("libvirt_domain_snapshots", "Snapshots of the domain.", DomainSnapshots::snapshots)
            .gauge(
                    "libvirt_domain_checkpoints",
                    "Checkpoints of the domain, from which backups tell what changed.",
                    DomainSnapshots::checkpoints)
            .build();

    static final List<MetricSet<?, ?>> SETS =
            List.of(NUMBER, FLAGS, STATES, MACHINE, TITLE, META, OPENSTACK, CREATION, LABELS, SNAPSHOT_COUNTS);

    private LibvirtDomainMetrics() {}

    /// What the rules found; those that found nothing are left out.
    private static List<Map.Entry<String, String>> found(Domain domain) {
        return domain.definition() == null
                ? List.of()
                : new TreeMap<>(domain.definition().labels())
                        .entrySet().stream()
                                .filter(label -> !label.getValue().isEmpty())
                                .toList();
    }
}
