package hypervisor.real;

import java.util.HashMap;
import java.util.Map;

/// The labels that dialects make of a domain's XML.
final class VirshLabels {
    private static final String NOVA = "metadata/*[local-name()='instance']/";
    private static final String OWNER = NOVA + "*[local-name()='owner']/";

    private VirshLabels() {}

    static Map<String, String> domain(XmlText xml) {
        Map<String, String> labels = new HashMap<>();
        put(labels, xml, "string(name)", "domain", "libvirtname");
        put(labels, xml, "string(uuid)", "uuid", "instance_id");
        put(labels, xml, "string(os/type)", "os_type");
        put(labels, xml, "string(os/type/@arch)", "os_type_arch");
        put(labels, xml, "string(os/type/@machine)", "os_type_machine");
        put(labels, xml, "string(" + NOVA + "*[local-name()='name'])", "instance_name", "novaname", "name");
        put(labels, xml, "string(" + NOVA + "*[local-name()='flavor']/@name)", "flavor", "flavor_name");
        put(labels, xml, "string(" + OWNER + "*[local-name()='user'])", "user_name");
        put(labels, xml, "string(" + OWNER + "*[local-name()='user']/@uuid)", "user_uuid", "user_id");
        put(labels, xml, "string(" + OWNER + "*[local-name()='project'])", "project_name", "novaproject");
        put(labels, xml, "string(" + OWNER + "*[local-name()='project']/@uuid)", "project_uuid", "project_id");
        put(labels, xml, "string(" + NOVA + "*[local-name()='root']/@type)", "root_type");
        put(labels, xml, "string(" + NOVA + "*[local-name()='root']/@uuid)", "root_uuid");
        return labels;
    }

    static Map<String, String> disk(XmlText xml) {
        Map<String, String> labels = new HashMap<>();
        put(labels, xml, "string(target/@dev)", "target_device", "targetdev");
        put(labels, xml, "string(source/@file)", "source_file", "source");
        put(labels, xml, "string(source/@protocol)", "source_protocol");
        put(labels, xml, "string(serial)", "serial", "cindervolume");
        put(labels, xml, "string(target/@bus)", "bus", "target_bus");
        put(labels, xml, "string(@type)", "disk_type", "disktype");
        put(labels, xml, "string(@device)", "device");
        put(labels, xml, "string(driver/@name)", "driver_name");
        put(labels, xml, "string(driver/@type)", "driver_type");
        put(labels, xml, "string(driver/@cache)", "cache", "driver_cache");
        put(labels, xml, "string(driver/@discard)", "discard", "driver_discard");
        put(labels, xml, "string(iotune/group_name)", "throttle_group");
        return labels;
    }

    static Map<String, String> nic(XmlText xml) {
        Map<String, String> labels = new HashMap<>();
        put(labels, xml, "string(target/@dev)", "target_device", "iface");
        put(labels, xml, "string(source/@bridge)", "source_bridge");
        put(labels, xml, "string(source/@bridge | source/@network | source/@dev)", "source");
        put(labels, xml, "string(source/@network)", "source_network");
        put(labels, xml, "string(virtualport/parameters/@interfaceid)", "virtual_interface");
        put(labels, xml, "string(@type)", "interface_type");
        put(labels, xml, "string(mac/@address)", "mac_address", "macaddr");
        put(labels, xml, "string(model/@type)", "model_type");
        put(labels, xml, "string(mtu/@size)", "mtu_size");
        return labels;
    }

    private static void put(Map<String, String> labels, XmlText xml, String xpath, String... names) {
        for (String name : names) {
            labels.put(name, xml.text(xpath));
        }
    }
}
