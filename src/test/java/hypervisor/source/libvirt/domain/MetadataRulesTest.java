package hypervisor.source.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataRulesTest {
    /// As KubeVirt, oVirt and virt-install each write it; no machine has all three.
    private static final String DOMAIN = """
            <domain type='kvm'>
              <metadata>
                <kubevirt xmlns="http://kubevirt.io">
                  <uid>c3ecdb42-282e-44c3-8266-91b99ac91261</uid>
                  <graceperiod><deletionGracePeriodSeconds>180</deletionGracePeriodSeconds></graceperiod>
                </kubevirt>
                <ovirt-vm:vm xmlns:ovirt-vm="http://ovirt.org/vm/1.0">
                  <ovirt-vm:clusterVersion>4.7</ovirt-vm:clusterVersion>
                  <ovirt-vm:device devtype="disk" name="sda">
                    <ovirt-vm:imageID>57b1fd5e</ovirt-vm:imageID>
                  </ovirt-vm:device>
                  <ovirt-vm:device devtype="disk" name="sdb"/>
                </ovirt-vm:vm>
                <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
                  <libosinfo:os id="http://debian.org/debian/12"/>
                </libosinfo:libosinfo>
              </metadata>
            </domain>
            """;

    @Test
    void kubeVirt() {
        assertThat(apply("metadata/k:kubevirt/k:uid", Map.of("k", "http://kubevirt.io")))
                .isEqualTo("c3ecdb42-282e-44c3-8266-91b99ac91261");
    }

    @Test
    void oVirt() {
        Map<String, String> namespaces = Map.of("ovirt-vm", "http://ovirt.org/vm/1.0");

        assertThat(apply("/domain/metadata/ovirt-vm:vm/ovirt-vm:clusterVersion", namespaces))
                .isEqualTo("4.7");
        assertThat(apply("//ovirt-vm:device[@devtype='disk']/@name", namespaces))
                .as("the first of many")
                .isEqualTo("sda");
        assertThat(apply("count(//ovirt-vm:device)", namespaces)).isEqualTo("2");
    }

    @Test
    void libosinfo() {
        assertThat(apply(
                        "substring-after(//os:os/@id, 'http://')",
                        Map.of("os", "http://libosinfo.org/xmlns/libvirt/domain/1.0")))
                .isEqualTo("debian.org/debian/12");
    }

    @Test
    void emptyWhereThereIsNothing() {
        assertThat(apply("metadata/nothing", Map.of())).isEmpty();
        assertThat(apply("metadata/kubevirt", Map.of())).as("of no namespace").isEmpty();
    }

    @Test
    void labelsInTheOrderOfTheRules() {
        var parser = new DomainDefinitionParser(
                List.of(new MetadataRule("z", "'1'", Map.of()), new MetadataRule("a", "'2'", Map.of())));

        assertThat(parser.parse("x", DOMAIN).labels()).containsExactly(Map.entry("z", "1"), Map.entry("a", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//[", "", "k:unknown/prefix", "no-such-function()", "document('/etc/passwd')"})
    void aWrongExpressionIsToldAtOnceWithItsRule(String xpath) {
        assertThatThrownBy(() -> new DomainDefinitionParser(List.of(new MetadataRule("uid", xpath, Map.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("metadata rule uid: «" + xpath + "» is no XPath expression: ");
    }

    @Test
    void oneLabelHasOneRule() {
        var rule = new MetadataRule("uid", "'1'", Map.of());

        assertThatThrownBy(() -> new DomainDefinitionParser(List.of(rule, rule)))
                .hasMessage("two metadata rules give the label uid");
    }

    private static String apply(String xpath, Map<String, String> namespaces) {
        var parser = new DomainDefinitionParser(List.of(new MetadataRule("label", xpath, namespaces)));
        return parser.parse("x", DOMAIN).labels().getOrDefault("label", "none");
    }
}
