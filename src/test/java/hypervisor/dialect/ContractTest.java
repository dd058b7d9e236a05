package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds what a dialect declares against the names, types and labels of the exporter it stands in for.
/// A line of `src/test/fixtures/contract/*.tsv` is a name, a type, and the labels in alphabetical order.
class ContractTest {
    private static final Path CONTRACTS = Path.of("src/test/fixtures/contract");

    static Stream<Arguments> dropIns() {
        return Stream.of(
                Arguments.of("libvirt_exporter-documented", LibvirtExporter.dialect(DialectOptions.DOCUMENTED)),
                Arguments.of("libvirt_exporter-upstream", LibvirtExporter.dialect(DialectOptions.UPSTREAM)),
                Arguments.of(
                        "libvirt_exporter-upstream-nova",
                        LibvirtExporter.dialect(DialectOptions.UPSTREAM.withNovaMetadata(true))),
                Arguments.of("libvirt_nova_exporter", LibvirtNovaExporter.DIALECT),
                Arguments.of("proxmox-exporter-documented", ProxmoxExporter.dialect(DialectOptions.DOCUMENTED)),
                Arguments.of("proxmox-exporter-upstream", ProxmoxExporter.dialect(DialectOptions.UPSTREAM)),
                Arguments.of("pve-exporter-documented", PveExporter.dialect(DialectOptions.DOCUMENTED)),
                Arguments.of("pve-exporter-upstream", PveExporter.dialect(DialectOptions.UPSTREAM)),
                Arguments.of("prometheus-pve-exporter", PrometheusPveExporter.dialect(DialectOptions.DOCUMENTED)),
                Arguments.of("pve_local_exporter", PveLocalExporter.dialect(DialectOptions.DOCUMENTED)),
                Arguments.of("zfs_exporter", ZfsExporter.dialect(DialectOptions.DOCUMENTED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dropIns")
    void aDropInHasTheContractsFamiliesAndNoOthers(String contract, Dialect dialect) throws IOException {
        assertThat(lines(dialect)).isEqualTo(new TreeSet<>(contract(contract)));
    }

    @Test
    void contractsAreNotEmpty() throws IOException {
        assertThat(contract("libvirt_exporter-documented")).hasSize(17);
        assertThat(contract("libvirt_exporter-upstream")).hasSize(35);
        assertThat(contract("libvirt_nova_exporter")).hasSize(12);
        assertThat(contract("proxmox-exporter-documented")).hasSize(14);
        assertThat(contract("proxmox-exporter-upstream")).hasSize(18);
        assertThat(contract("pve-exporter-documented")).hasSize(158);
        assertThat(contract("pve-exporter-upstream")).hasSize(136);
        assertThat(contract("prometheus-pve-exporter")).hasSize(38);
        assertThat(contract("pve_local_exporter")).hasSize(48);
        assertThat(contract("zfs_exporter")).hasSize(34);
    }

    static List<String> contract(String name) throws IOException {
        try (Stream<String> lines = Files.lines(CONTRACTS.resolve(name + ".tsv"))) {
            return lines.filter(line -> !line.startsWith("#")).toList();
        }
    }

    static SortedSet<String> lines(Dialect dialect) {
        SortedSet<String> lines = new TreeSet<>();
        dialect.metrics().forEach(metric -> lines.add(line(metric)));
        return lines;
    }

    private static String line(Metric<?> metric) {
        String labels = String.join(",", metric.labelNames().stream().sorted().toList());
        return metric.name() + "\t" + metric.type().name().toLowerCase(Locale.ROOT) + "\t" + labels;
    }
}
