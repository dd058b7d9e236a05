package hypervisor.demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// What OpenStack Nova writes into the definition of an instance.
///
/// @param version of the namespace: `1.0` or `1.1`
record DemoNova(String version, String name, String flavor, String user, String project) {

    String xml() {
        return """
                  <metadata>
                    <nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/%s">
                      <nova:package version="27.1.0"/>
                      <nova:name>%s</nova:name>
                      <nova:creationTime>2026-01-02 03:04:05</nova:creationTime>
                      <nova:flavor name="%s"/>
                      <nova:owner>
                        <nova:user uuid="%s">%s</nova:user>
                        <nova:project uuid="%s">%s</nova:project>
                      </nova:owner>
                      <nova:root type="image" uuid="%s"/>
                    </nova:instance>
                  </metadata>
                """.formatted(
                        version,
                        name,
                        flavor,
                        hex("user " + user),
                        user,
                        hex("project " + project),
                        project,
                        uuid("image of " + flavor));
    }

    static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(String name) {
        return uuid(name).toString().replace("-", "");
    }
}
