package hypervisor.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Outcome;
import hypervisor.http.Watched;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whoever runs the demonstration sees something of everything, and it is consistent.
@Timeout(120)
class DemoScrapesTest {
    private static final Pattern COUNTED = Pattern.compile("# TYPE (\\S+) counter");

    private static final String MOVING = "hypervisor_node_context_switches_total";

    private static DemoScrapes demo;

    @BeforeAll
    static void start() throws IOException {
        demo = DemoScrapes.start().scrape();
    }

    @AfterAll
    static void end() throws IOException {
        demo.close();
    }

    @Test
    void everyDialectHasSeries() throws IOException {
        for (String dialect : DemoScrapes.dialects()) {
            assertThat(demo.series(dialect)).as(dialect).hasSizeGreaterThan(50);
        }
    }

    @Test
    void everythingIsWatchedAndReadWell() {
        assertThat(demo.watching().found()).allMatch(Watched::found);
        assertThat(demo.outcomes()).allMatch(Outcome::success);
    }

    @Test
    void dialectsOfAHostTellOfWhatIsMadeUp() throws IOException {
        Map<String, Double> series = demo.series("native");
        assertThat(valueOf(series, "hypervisor_zfs_pool_state{", "pool=\"rpool\"", "state=\"online\""))
                .isOne();
        assertThat(valueOf(series, "hypervisor_zfs_pool_state{", "pool=\"tank\"", "state=\"degraded\""))
                .isOne();
        assertThat(valueOf(series, "hypervisor_guest_cgroup_cpu_limit{", "id=\"105\""))
                .isEqualTo(0.5);
        assertThat(valueOf(series, "hypervisor_disk_smart_healthy{", "device=\"nvme0n1\""))
                .isOne();
        assertThat(valueOf(series, "hypervisor_sensor_temperature_celsius{", "chip=\"nvme-pci-0100\""))
                .isBetween(30.0, 50.0);
        assertThat(names("pve_local_exporter"))
                .contains("pve_kvm_cpu_seconds_total", "pve_kvm_disk_size_bytes", "pve_node_storage_size_bytes");
        assertThat(names("zfs_exporter")).contains("zfs_pool_health", "zfs_dataset_used_bytes");
        assertThat(names("node_exporter"))
                .contains("node_zfs_arc_hits", "node_zfs_zpool_dataset_nread", "node_zfs_zpool_state");
        assertThat(names("pve-exporter"))
                .contains("pve_vm_cpu_usage", "pve_zfs_arc_hits_total", "pve_sensor_temperature_celsius");
    }

    @Test
    void oneNodeIsDownAtTheBeginning() throws IOException {
        Map<String, Double> series = demo.series("pve-exporter");
        for (String node : new String[] {"pve1", "pve2", "pve3"}) {
            assertThat(valueOf(series, "pve_node_up{", "node=\"" + node + "\""))
                    .as(node)
                    .isEqualTo(node.equals("pve3") ? 0 : 1);
        }
    }

    @Test
    void theStuckGuestIsToldAsStuckAndCostsItselfOnly() throws IOException {
        Map<String, Double> series = demo.series("native");
        assertThat(valueOf(series, "hypervisor_guest_monitor_up{", "id=\"107\""))
                .isZero();
        for (String guest : new String[] {"100", "104", "106"}) {
            assertThat(valueOf(series, "hypervisor_guest_monitor_up{", "id=\"" + guest + "\""))
                    .isOne();
            assertThat(valueOf(series, "hypervisor_guest_disk_size_bytes{", "id=\"" + guest + "\""))
                    .isPositive();
        }
        assertThat(series.keySet())
                .anyMatch(name -> name.startsWith("hypervisor_guest_vcpu_seconds_total{id=\"107\""))
                .noneMatch(name -> name.startsWith("hypervisor_guest_disk_host_info{id=\"107\""));
    }

    @Test
    void aGuestHasTheSameNameAndSizesByTheApiAndByTheHost() throws IOException {
        Map<String, Double> api = demo.series("pve-exporter");
        Map<String, Double> host = demo.series("native");
        for (String guest : new String[] {"100", "104", "106", "107"}) {
            String id = "id=\"" + guest + "\"";
            assertThat(valueOf(host, "hypervisor_guest_memory_assigned_bytes{", id))
                    .as(guest)
                    .isEqualTo(valueOf(api, "pve_vm_memory_max_bytes{", "vmid=\"" + guest + "\""));
            assertThat(label(host, "hypervisor_guest_process_info{", id, "name"))
                    .isEqualTo(label(api, "pve_vm_memory_max_bytes{", "vmid=\"" + guest + "\"", "name"));
        }
    }

    @Test
    void countersMoveAndNeverGoBack() throws IOException, InterruptedException {
        Map<String, Map<String, Double>> before = new HashMap<>();
        for (String dialect : DemoScrapes.dialects()) {
            before.put(dialect, demo.series(dialect));
        }
        Map<String, Double> natively = requireNonNull(before.get("native"));
        double first = valueOf(natively, MOVING);
        while (valueOf(demo.scrape().series("native"), MOVING) == first) {
            Thread.sleep(200);
        }
        for (String dialect : DemoScrapes.dialects()) {
            Set<String> counters = counters(demo.text(dialect));
            Map<String, Double> now = demo.series(dialect);
            requireNonNull(before.get(dialect)).forEach((series, value) -> {
                if (counters.contains(name(series)) && now.containsKey(series)) {
                    assertThat(now.get(series)).as(dialect + " " + series).isGreaterThanOrEqualTo(value);
                }
            });
        }
        assertMoves(natively, "hypervisor_guest_vcpu_seconds_total{", "id=\"106\"");
        assertMoves(natively, "hypervisor_guest_interface_receive_bytes_total{", "tap106i0");
        assertMoves(natively, "hypervisor_guest_cpu_seconds_total{", "id=\"102\"");
        assertMoves(natively, "hypervisor_disk_read_bytes_total{", "device=\"sda\"");
        assertMoves(natively, "hypervisor_zfs_arc_hits_total", "");
    }

    private static void assertMoves(Map<String, Double> before, String begin, String label) throws IOException {
        assertThat(valueOf(demo.series("native"), begin, label)).as(begin).isGreaterThan(valueOf(before, begin, label));
    }

    private static Set<String> counters(String text) {
        Set<String> counters = new HashSet<>();
        Matcher counted = COUNTED.matcher(text);
        while (counted.find()) {
            counters.add(counted.group(1));
        }
        return counters;
    }

    private static Set<String> names(String dialect) throws IOException {
        return demo.series(dialect).keySet().stream().map(DemoScrapesTest::name).collect(Collectors.toSet());
    }

    private static String name(String series) {
        return series.replaceFirst("\\{.*", "");
    }

    private static double valueOf(Map<String, Double> series, String begin, String... labels) {
        return requireNonNull(series.get(one(series, begin, labels)));
    }

    private static String label(Map<String, Double> series, String begin, String label, String wanted) {
        Matcher value = Pattern.compile("[{,]" + wanted + "=\"([^\"]*)\"").matcher(one(series, begin, label));
        assertThat(value.find()).as(wanted).isTrue();
        return value.group(1);
    }

    private static String one(Map<String, Double> series, String begin, String... labels) {
        return series.keySet().stream()
                .filter(name -> name.startsWith(begin) && Stream.of(labels).allMatch(name::contains))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + begin + List.of(labels) + " in " + series.keySet()));
    }
}
