package hypervisor.real;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.message.Call;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Only procedures that read exist in the program, whatever rights its connection has.
class ReadOnlyTest {
    /// By the names of libvirt's protocol, without `REMOTE_PROC_`.
    private static final Map<Integer, String> READING = Map.ofEntries(
            entry(1, "CONNECT_OPEN"),
            entry(2, "CONNECT_CLOSE"),
            entry(3, "CONNECT_GET_TYPE"),
            entry(4, "CONNECT_GET_VERSION"),
            entry(6, "NODE_GET_INFO"),
            entry(14, "DOMAIN_GET_XML_DESC"),
            entry(20, "DOMAIN_GET_VCPUS"),
            entry(45, "NETWORK_GET_BRIDGE_NAME"),
            entry(59, "CONNECT_GET_HOSTNAME"),
            entry(60, "CONNECT_SUPPORTS_FEATURE"),
            entry(66, "AUTH_LIST"),
            entry(67, "AUTH_SASL_INIT"),
            entry(68, "AUTH_SASL_START"),
            entry(69, "AUTH_SASL_STEP"),
            entry(70, "AUTH_POLKIT"),
            entry(87, "STORAGE_POOL_GET_INFO"),
            entry(98, "STORAGE_VOL_GET_INFO"),
            entry(101, "NODE_GET_CELLS_FREE_MEMORY"),
            entry(157, "CONNECT_GET_LIB_VERSION"),
            entry(163, "DOMAIN_GET_JOB_INFO"),
            entry(212, "DOMAIN_GET_STATE"),
            entry(227, "NODE_GET_CPU_STATS"),
            entry(228, "NODE_GET_MEMORY_STATS"),
            entry(229, "DOMAIN_GET_CONTROL_INFO"),
            entry(273, "CONNECT_LIST_ALL_DOMAINS"),
            entry(274, "DOMAIN_LIST_ALL_SNAPSHOTS"),
            entry(281, "CONNECT_LIST_ALL_STORAGE_POOLS"),
            entry(282, "STORAGE_POOL_LIST_ALL_VOLUMES"),
            entry(283, "CONNECT_LIST_ALL_NETWORKS"),
            entry(293, "NODE_GET_CPU_MAP"),
            entry(316, "CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY"),
            entry(341, "NETWORK_GET_DHCP_LEASES"),
            entry(344, "CONNECT_GET_ALL_DOMAIN_STATS"),
            entry(413, "DOMAIN_LIST_ALL_CHECKPOINTS"),
            entry(418, "DOMAIN_GET_GUEST_INFO"));

    @Test
    void everyCallOnlyReads() throws IOException, URISyntaxException {
        Map<Integer, String> calls = new TreeMap<>();
        Path classes = Path.of(
                Call.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(file);
                if (isCall(model)) {
                    calls.put(procedure(model), model.thisClass().asInternalName());
                }
            }
        }

        assertThat(calls).containsOnlyKeys(READING.keySet());
    }

    private static boolean isCall(ClassModel model) {
        return model.interfaces().stream()
                .anyMatch(each ->
                        each.asInternalName().equals(Call.class.getName().replace('.', '/')));
    }

    /// The one constant that the method returns: a number made otherwise could be any.
    private static int procedure(ClassModel model) {
        MethodModel method = model.methods().stream()
                .filter(each -> each.methodName().equalsString("procedure"))
                .findAny()
                .orElseThrow();
        List<Integer> constants = method.code()
                .orElseThrow()
                .elementStream()
                .filter(ConstantInstruction.class::isInstance)
                .map(each -> (Integer) ((ConstantInstruction) each).constantValue())
                .toList();
        assertThat(constants).as(model.thisClass().asInternalName()).hasSize(1);
        return constants.getFirst();
    }
}
