package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Canonical;
import hypervisor.RecordedPve;
import hypervisor.fact.Facts;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.pmxcfs.StorageConfig;
import hypervisor.source.storage.Space;
import hypervisor.source.storage.StorageCollectors;
import hypervisor.source.storage.StorageFacts;
import hypervisor.source.storage.StorageOptions;
import hypervisor.source.storage.StorageUsage;
import hypervisor.source.tool.Tools;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.ZfsFacts;
import hypervisor.source.zfs.ZfsProperties;
import hypervisor.source.zfs.dataset.Dataset;
import hypervisor.source.zfs.pool.Zpool;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PveLocalStorageMetricsTest {
    private static final DialectOptions EXACT = DialectOptions.UPSTREAM.withExact(true);
    private static final long FREE = 60;

    /// What statvfs said of the paths of the recorded node.
    private static final Map<String, Space> RECORDED = Map.of(
            "/var/lib/vz", new Space(3_221_225_472L, 3_187_429_376L, 3_187_429_376L),
            "/var/lib/vz2", new Space(3_221_225_472L, 3_187_429_376L, 3_187_429_376L),
            "/srv/pve/shared", new Space(270_553_174_016L, 235_134_488_576L, 73_525_608_448L));

    @TempDir
    Path root;

    private Facts recorded(boolean exact) throws IOException, InterruptedException {
        HostPaths usual = HostPaths.USUAL;
        var paths = new HostPaths(
                root.resolve("proc"),
                usual.sys(),
                usual.dev(),
                usual.files(),
                RecordedPve.into(root),
                usual.qemuServer());
        var options = new StorageOptions("no-lvs", Duration.ofSeconds(5), Duration.ofSeconds(5), exact);
        var collectors = new StorageCollectors(paths, new Isolation(), new Tools(), options, path -> {
            Space space = RECORDED.get(path.toString());
            if (space == null) {
                throw new NoSuchFileException(path.toString());
            }
            return space;
        });
        Facts.Builder facts = Facts.builder();
        for (Collector<?> collector : collectors.all()) {
            put(facts, collector);
        }
        return facts.build();
    }

    private static <T> void put(Facts.Builder facts, Collector<T> collector) throws IOException, InterruptedException {
        facts.put(collector.fact(), collector.collect(Deadline.in(Duration.ofSeconds(30))));
    }

    private static String storages(DialectOptions options, Facts facts) throws IOException {
        return ofStorages(Exposed.text(PveLocalExporter.dialect(options), facts));
    }

    private static String ofStorages(String exposition) {
        return Canonical.of(exposition)
                .lines()
                .filter(line -> line.contains("_node_storage_"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void exactlyItSaysOfTheRecordedHostWhatTheOriginalSaid() throws IOException, InterruptedException {
        assertThat(storages(EXACT, recorded(true))).isEqualTo(ofStorages(RecordedPve.scrape()));
    }

    @Test
    void otherwiseADisabledStorageHasNoSize() throws IOException, InterruptedException {
        assertThat(storages(DialectOptions.UPSTREAM, recorded(false)).lines())
                .containsExactlyElementsOf(ofStorages(RecordedPve.scrape())
                        .lines()
                        .filter(line -> !line.contains("_bytes{name=disabled_one"))
                        .toList());
    }

    @Test
    void twoReadingsOfOneStateAreEqual() throws IOException, InterruptedException {
        Facts first = recorded(true);
        assertThat(first.value(StorageFacts.USAGE))
                .isNotNull()
                .isEqualTo(recorded(true).value(StorageFacts.USAGE));
        assertThat(storages(EXACT, first)).isEqualTo(storages(EXACT, first));
    }

    private static StorageUsage usage(
            String type, String name, Map<String, String> properties, boolean enabled, @Nullable Space space) {
        var storage = new StorageConfig(name, type, properties);
        return new StorageUsage(storage, enabled, space, null, null, null, null);
    }

    private static Facts.Builder facts(StorageUsage... usages) {
        return Facts.builder().put(StorageFacts.USAGE, Reading.of(List.of(usages)));
    }

    private static List<String> shown(DialectOptions options, Facts facts) {
        return Exposed.by(PveLocalExporter.dialect(options), facts);
    }

    @Test
    void aZfsStorageHasTheSpaceOfItsDataset() {
        var dataset = new Dataset(
                "rpool",
                "rpool/data",
                "filesystem",
                new ZfsProperties(Map.of("used", "40", "available", String.valueOf(FREE))));
        var pool = new Zpool("rpool", new ZfsProperties(Map.of("size", "400", "free", "300")), null);
        Facts facts = facts(
                        usage("zfspool", "local-zfs", Map.of("pool", "rpool/data"), true, null),
                        usage("zfspool", "other", Map.of("pool", "tank"), true, null),
                        usage("zfspool", "off", Map.of("pool", "rpool/data", "disable", "1"), false, null))
                .put(ZfsFacts.DATASETS, Reading.of(PoolReadings.of(Map.of("rpool", List.of(dataset)))))
                .put(ZfsFacts.POOLS, Reading.of(PoolReadings.of(Map.of("rpool", pool))))
                .build();
        assertThat(shown(DialectOptions.UPSTREAM, facts))
                .filteredOn(line -> line.contains("_bytes"))
                .containsExactly(
                        "pve_node_storage_size_bytes{name=local_zfs,type=zfspool} 100",
                        "pve_node_storage_free_bytes{name=local_zfs,type=zfspool} 60");
        assertThat(shown(EXACT, facts))
                .filteredOn(line -> line.contains("_bytes"))
                .containsExactly(
                        "pve_node_storage_size_bytes{name=local_zfs,type=zfspool} 400",
                        "pve_node_storage_size_bytes{name=off,type=zfspool} 400",
                        "pve_node_storage_free_bytes{name=local_zfs,type=zfspool} 300",
                        "pve_node_storage_free_bytes{name=off,type=zfspool} 300");
        assertThat(Exposed.by(Native.dialect(DialectOptions.DOCUMENTED), facts))
                .contains(
                        "hypervisor_storage_size_bytes{storage=local-zfs,node=} 100",
                        "hypervisor_storage_used_bytes{storage=local-zfs,node=} 40",
                        "hypervisor_storage_available_bytes{storage=local-zfs,node=} 60")
                .noneMatch(line -> line.contains("_bytes{storage=off"));
    }

    @Test
    void ofTwoStoragesWithOneNameTheFirstIsShown() {
        Facts facts = facts(
                        usage("dir", "a-b", Map.of(), true, new Space(3, 2, 1)),
                        usage("dir", "a_b", Map.of(), true, new Space(30, 20, 10)))
                .build();
        assertThat(shown(DialectOptions.UPSTREAM.withPrefix("p"), facts))
                .contains(
                        "p_node_storage_info{name=a_b,type=dir} 1",
                        "p_node_storage_size_bytes{name=a_b,type=dir} 3",
                        "p_node_storage_free_bytes{name=a_b,type=dir} 1")
                .doesNotHaveDuplicates()
                .filteredOn(line -> line.contains("node_storage"))
                .hasSize(3);
    }

    @Test
    void noSecretIsShown() {
        Map<String, String> properties = new HashMap<>();
        for (String key : List.of(
                "password", "encryption-key", "keyring", "api-key", "key", "chap.secret", "token", "master-pubkey")) {
            properties.put(key, "s3cret");
        }
        properties.put("username", "backup@pbs");
        Facts facts = facts(usage("other", "x", properties, true, null)).build();
        for (DialectOptions options : List.of(DialectOptions.UPSTREAM, EXACT)) {
            assertThat(shown(options, facts).toString())
                    .contains("username=backup@pbs", "password=,", "encryption_key=,")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void whateverAKeyIsCalledItsLabelIsOne() {
        Map<String, String> properties = new HashMap<>(
                Map.of("9lives", "a", "__name__", "b", "é", "c", "prune-backups", "d", "type", "e", "name", "f"));
        for (int i = 0; i < 1000; i++) {
            properties.put("k" + i, "v");
        }
        Facts facts = facts(usage("other", "x", properties, true, null)).build();
        List<String> labels = new ArrayList<>();
        PveLocalExporter.dialect(EXACT)
                .render(facts)
                .filter(family -> family.name().equals("pve_node_storage_info"))
                .forEach(family -> labels.addAll(family.labelNames()));
        assertThat(labels)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(250)
                .contains("name", "type")
                .allMatch(label -> label.matches("[a-zA-Z_][a-zA-Z0-9_]*") && !label.startsWith("__"));
    }
}
