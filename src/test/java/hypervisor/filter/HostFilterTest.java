package hypervisor.filter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Fact;
import hypervisor.source.cgroup.CgroupFacts;
import hypervisor.source.cgroup.GuestCgroup;
import hypervisor.source.cgroup.GuestCgroups;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.GuestConfig.Kind;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.pmxcfs.PoolConfig;
import hypervisor.source.pmxcfs.StorageConfig;
import hypervisor.source.qemu.MonitorReadings;
import hypervisor.source.qemu.QemuFacts;
import hypervisor.source.storage.StorageFacts;
import hypervisor.source.storage.StorageUsage;
import hypervisor.source.sysfs.GuestLink;
import hypervisor.source.sysfs.SysfsFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is left out of what a node tells from inside.
class HostFilterTest {
    private static final ClusterConfig CONFIG = new ClusterConfig(
            List.of(
                    guest("101", Kind.QEMU, "tags", "prod;web", "name", "web"),
                    guest("102", Kind.QEMU, "tags", "test"),
                    guest("103", Kind.QEMU, "template", "1"),
                    guest("201", Kind.LXC, "hostname", "dns")),
            Set.of("101", "102", "103"),
            List.of(new PoolConfig("lab", Set.of("102", "201"), Set.of())),
            List.of(storage("local", "dir"), storage("big", "zfspool")),
            List.of(),
            List.of());

    @Test
    void namesTagsAndPoolsAreThoseOfTheConfiguration() {
        assertThat(left(List.of(), List.of(rule("tag", "test")))).containsExactly("101", "103", "201");
        assertThat(left(List.of(rule("pool", "lab")), List.of())).containsExactly("102", "201");
        assertThat(left(List.of(rule("name", "*")), List.of())).containsExactly("101", "201");
        assertThat(left(List.of(), List.of(rule("template", "true")))).containsExactly("101", "102", "201");
        assertThat(left(List.of(rule("type", "lxc"), rule("id", "100-101")), List.of()))
                .containsExactly("101", "201");
        assertThat(left(List.of(rule("node", "pve1")), List.of(rule("node", "pve2"))))
                .hasSize(4);
    }

    @Test
    void whatOnlyHasANumberIsKnownByIt() {
        HostFilter filter = filter(List.of(), List.of(rule("pool", "lab")));
        sieve(filter, PmxcfsFacts.CONFIG, CONFIG);

        assertThat(sieve(filter, CgroupFacts.CGROUPS, groups("101", "102", "201", "999"))
                        .guests())
                .extracting(GuestCgroup::id)
                .containsExactly("101"); // of 999 nothing is known, nor whether it is in that pool
        assertThat(sieve(filter, SysfsFacts.INTERFACES, List.of(link("101", "tap101i0"), link("201", "veth201i0"))))
                .extracting(GuestLink::name)
                .containsExactly("tap101i0");
        assertThat(sieve(
                                filter,
                                QemuFacts.MONITORS,
                                new MonitorReadings(List.of(), Map.of("102", "hangs", "101", "hangs too")))
                        .failures())
                .containsOnlyKeys("101");
    }

    @Test
    void beforeTheConfigurationIsReadNothingIsToldThatDependsOnIt() {
        assertThat(filter(List.of(), List.of(rule("tag", "test"))).isVm("101")).isFalse();
        assertThat(filter(List.of(), List.of(rule("type", "lxc"))).isVm("101")).isTrue();
        assertThat(filter(List.of(), List.of(rule("id", "100-200"))).isVm("101"))
                .isFalse();
    }

    @Test
    void storagesAreLeftOutByTypeAndName() {
        var filter = new HostFilter(
                Rules.EVERYTHING, new Rules(List.of(), List.of(rule("type", "zfs*"), rule("shared", "true"))), "pve1");

        assertThat(sieve(filter, PmxcfsFacts.CONFIG, CONFIG).storages())
                .extracting(StorageConfig::name)
                .containsExactly("local");
        assertThat(sieve(
                        filter,
                        StorageFacts.USAGE,
                        CONFIG.storages().stream()
                                .map(one -> new StorageUsage(one, true, null, null, null, null, null))
                                .toList()))
                .extracting(usage -> usage.storage().name())
                .containsExactly("local");
    }

    private static List<String> left(List<Rule> include, List<Rule> exclude) {
        return sieve(filter(include, exclude), PmxcfsFacts.CONFIG, CONFIG).guests().stream()
                .map(GuestConfig::id)
                .toList();
    }

    private static HostFilter filter(List<Rule> include, List<Rule> exclude) {
        return new HostFilter(new Rules(include, exclude), Rules.EVERYTHING, "pve1");
    }

    private static <T> T sieve(HostFilter filter, Fact<T> fact, T value) {
        return requireNonNull(filter.sieves().of(fact)).apply(value);
    }

    private static Rule rule(String property, String pattern) {
        return Rule.of(Map.of(property, pattern));
    }

    private static GuestConfig guest(String id, Kind kind, String... values) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            all.put(values[i], values[i + 1]);
        }
        return GuestConfig.of(id, kind, all);
    }

    private static StorageConfig storage(String name, String type) {
        return new StorageConfig(name, type, Map.of());
    }

    private static GuestLink link(String guest, String name) {
        return new GuestLink(guest, name, true, Map.of());
    }

    private static GuestCgroups groups(String... ids) {
        return new GuestCgroups(
                List.of(ids).stream()
                        .map(id -> new GuestCgroup(
                                id,
                                id.startsWith("2") ? GuestCgroup.Kind.CONTAINER : GuestCgroup.Kind.VM,
                                new GuestCgroup.Cpu(null, null, null, null, null, null, null),
                                GuestCgroup.Memory.UNKNOWN,
                                List.of(),
                                null,
                                null,
                                Map.of()))
                        .toList(),
                List.of());
    }
}
