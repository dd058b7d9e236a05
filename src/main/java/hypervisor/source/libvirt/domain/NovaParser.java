package hypervisor.source.libvirt.domain;

import static hypervisor.source.libvirt.domain.Xml.attribute;
import static hypervisor.source.libvirt.domain.Xml.child;
import static hypervisor.source.libvirt.domain.Xml.text;

import hypervisor.source.libvirt.domain.DomainDefinition.Nova;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Reads what OpenStack Nova writes into `metadata`,
/// https://docs.openstack.org/nova/latest/reference/libvirt-distro-support-matrix.html.
///
/// ```
/// <nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1">
///   <nova:name>web</nova:name>
///   <nova:creationTime>2026-01-02 03:04:05</nova:creationTime>
///   <nova:flavor name="m1.tiny"> … </nova:flavor>
///   <nova:owner>
///     <nova:user uuid="8f1e…">alice</nova:user>
///     <nova:project uuid="3a5f…">web</nova:project>
///   </nova:owner>
///   <nova:root type="image" uuid="b194…"/>
/// </nova:instance>
/// ```
///
/// Of any version of the namespace, and without one, as tools that copy the metadata leave it.
final class NovaParser {
    private static final String NAMESPACE = "http://openstack.org/xmlns/libvirt/nova/";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private NovaParser() {}

    static @Nullable Nova parse(@Nullable Element metadata) {
        Element instance = metadata == null ? null : instance(metadata);
        if (instance == null) {
            return null;
        }
        Element owner = child(instance, "owner");
        Element user = child(owner, "user");
        Element project = child(owner, "project");
        Element root = child(instance, "root");
        return new Nova(
                text(child(instance, "name")),
                attribute(child(instance, "flavor"), "name"),
                text(user),
                attribute(user, "uuid"),
                text(project),
                attribute(project, "uuid"),
                attribute(root, "type"),
                attribute(root, "uuid"),
                seconds(text(child(instance, "creationTime"))));
    }

    private static @Nullable Element instance(Element metadata) {
        for (Element element : Xml.children(metadata, "instance")) {
            String namespace = element.getNamespaceURI();
            if (namespace == null || namespace.startsWith(NAMESPACE)) {
                return element;
            }
        }
        return null;
    }

    private static @Nullable Long seconds(@Nullable String time) {
        try {
            return time == null ? null : LocalDateTime.parse(time, TIME).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
