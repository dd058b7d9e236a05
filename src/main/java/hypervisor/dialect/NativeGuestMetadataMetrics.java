package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.DOMAIN;
import static hypervisor.dialect.NativeViews.domain;
import static hypervisor.dialect.NativeViews.domains;

import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition;
import hypervisor.source.libvirt.domain.DomainDefinition.Nova;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What others wrote into a guest's definition: its title, what OpenStack Nova keeps there, and what rules find.
final class NativeGuestMetadataMetrics {
    private static final View<DomainPart<Nova>> NOVA = domain(NovaMetadata::of);

    static final Vocabulary WORDS = Vocabulary.about("metadata of guests")
            .info(
                    "hypervisor_guest_title_info",
                    "The title of the guest's definition. Always 1.",
                    domain(NativeGuestMetadataMetrics::title).label("title", DomainPart::part))
            .info(
                    "hypervisor_guest_nova_info",
                    "An instance of OpenStack Nova, whose ID is the guest's: its name, flavor, owner and root (image or "
                            + "volume). Always 1.",
                    NOVA.label("name", row -> row.part().name())
                            .label("flavor", row -> row.part().flavor())
                            .label("user", row -> row.part().userName())
                            .label("user_id", row -> row.part().userUuid())
                            .label("project", row -> row.part().projectName())
                            .label("project_id", row -> row.part().projectUuid())
                            .label("root", row -> row.part().rootType())
                            .label("root_id", row -> row.part().rootUuid()))
            .gauge(
                    "hypervisor_guest_nova_creation_timestamp_seconds",
                    "When Nova last built the guest's definition, since 1970.",
                    NOVA.gives(row -> row.part().creationTime()))
            .info(
                    "hypervisor_guest_metadata_info",
                    "What a configured rule found in the guest's definition: key is the rule's name. Always 1.",
                    domains(NativeGuestMetadataMetrics::found)
                            .label("key", row -> row.part().getKey())
                            .label("value", row -> row.part().getValue()))
            .gauge(
                    "hypervisor_guest_persistent",
                    "Whether the guest has a definition that outlives it (1 or 0).",
                    DOMAIN.gives(domain -> Units.flag(domain.persistent())))
            .gauge(
                    "hypervisor_guest_managed_save",
                    "Whether the guest has a saved image of its memory that it starts from next (1 or 0).",
                    DOMAIN.gives(domain -> Units.flag(domain.managedSave())))
            .build();

    private NativeGuestMetadataMetrics() {}

    private static @Nullable String title(Domain domain) {
        DomainDefinition definition = domain.definition();
        return definition == null ? null : definition.title();
    }

    /// What the rules found; those that found nothing are left out.
    private static List<Map.Entry<String, String>> found(Domain domain) {
        DomainDefinition definition = domain.definition();
        return definition == null || definition.labels().isEmpty()
                ? List.of()
                : new TreeMap<>(definition.labels())
                        .entrySet().stream()
                                .filter(label -> !label.getValue().isEmpty())
                                .toList();
    }
}
