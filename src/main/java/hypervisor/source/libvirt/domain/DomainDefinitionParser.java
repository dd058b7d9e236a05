package hypervisor.source.libvirt.domain;

import static hypervisor.source.libvirt.domain.Xml.attribute;
import static hypervisor.source.libvirt.domain.Xml.child;
import static hypervisor.source.libvirt.domain.Xml.text;

import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.domain.DomainDefinition.NetworkInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Reads a domain's XML, https://libvirt.org/formatdomain.html.
///
/// ```
/// <domain type='qemu' id='419'>
///   <name>ci-rich</name>
///   <title>rich test domain</title>
///   <metadata> … </metadata>
///   <os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type></os>
///   <devices>
///     <disk type='file' device='disk'> … </disk>
///     <interface type='bridge'>
///       <mac address='52:54:00:7c:00:05'/>
///       <source bridge='ci-ovs'/>
///       <virtualport type='openvswitch'><parameters interfaceid='2222…'/></virtualport>
///       <target dev='vnet424'/>
///       <model type='virtio'/>
///     </interface>
///   </devices>
/// </domain>
/// ```
///
/// What is not there is null; only what is not XML, or not a domain's, is a failure. May be shared by threads.
public final class DomainDefinitionParser {
    private final Xml xml = new Xml();
    private final MetadataRules rules;

    /// @throws IllegalArgumentException a rule is wrong; says which and why
    public DomainDefinitionParser(List<MetadataRule> rules) {
        this.rules = new MetadataRules(rules);
    }

    /// @param domain the domain's name, for the message of a failure
    /// @throws MalformedException with the line
    public DomainDefinition parse(String domain, String text) {
        String origin = "definition of domain " + domain;
        Element root = xml.parse(origin, text);
        if (!"domain".equals(root.getLocalName())) {
            throw new MalformedException(origin, 1, "expected <domain>, not <" + root.getLocalName() + ">");
        }
        Element type = child(child(root, "os"), "type");
        Element devices = child(root, "devices");
        return new DomainDefinition(
                text(child(root, "title")),
                text(type),
                attribute(type, "arch"),
                attribute(type, "machine"),
                NovaParser.parse(child(root, "metadata")),
                devices == null
                        ? List.of()
                        : Xml.children(devices, "disk").stream()
                                .map(DiskParser::parse)
                                .toList(),
                devices == null
                        ? List.of()
                        : Xml.children(devices, "interface").stream()
                                .map(DomainDefinitionParser::networkInterface)
                                .toList(),
                rules.apply(root));
    }

    private static NetworkInterface networkInterface(Element element) {
        Element source = child(element, "source");
        return new NetworkInterface(
                attribute(element, "type"),
                attribute(child(element, "mac"), "address"),
                attribute(source, "bridge"),
                attribute(source, "network"),
                source(source),
                attribute(child(element, "target"), "dev"),
                attribute(child(element, "model"), "type"),
                attribute(child(child(element, "virtualport"), "parameters"), "interfaceid"),
                attribute(child(element, "mtu"), "size"));
    }

    /// What names the source: of a network its name and not the bridge that libvirt adds.
    private static @Nullable String source(@Nullable Element source) {
        for (String name : List.of("network", "bridge", "dev", "path", "name")) {
            String value = attribute(source, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
