package hypervisor.dialect;

import hypervisor.metric.Metric.Text;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition.Nova;
import org.jspecify.annotations.Nullable;

/// What OpenStack Nova wrote into a domain's metadata.
final class NovaMetadata {
    private NovaMetadata() {}

    static @Nullable Nova of(Domain domain) {
        var definition = domain.definition();
        return definition == null ? null : definition.nova();
    }

    /// A text of it, null for a domain that has none of it.
    static @Nullable String text(Domain domain, Text<Nova> text) {
        Nova nova = of(domain);
        return nova == null ? null : text.of(nova);
    }
}
