package hypervisor.source.libvirt.domain;

import java.util.Map;

/// Where in a domain's XML a label's value is, for metadata that other programs keep there.
///
/// ```
/// label       os
/// xpath       /domain/metadata/libosinfo:libosinfo/libosinfo:os/@id
/// namespaces  libosinfo: http://libosinfo.org/xmlns/libvirt/domain/1.0
/// ```
///
/// @param label what the value is called
/// @param xpath an XPath 1.0 expression, from the `domain` element or from `/`; of many nodes the first counts
/// @param namespaces URI by each prefix in the expression
public record MetadataRule(String label, String xpath, Map<String, String> namespaces) {
    public MetadataRule {
        namespaces = Map.copyOf(namespaces);
    }
}
