package hypervisor.config;

import java.util.Map;

/// A label that comes from a domain's XML.
///
/// @param label the label's name
/// @param xpath what to look for in the domain's definition: `/domain/metadata/my:instance/my:name`
/// @param namespaces prefixes in the XPath and the namespaces they stand for
public record MetadataRule(String label, String xpath, Map<String, String> namespaces) {
    public MetadataRule {
        namespaces = Map.copyOf(namespaces);
    }
}
