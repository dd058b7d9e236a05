package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.source.MissingRight;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.pmxcfs.PoolConfig;
import hypervisor.source.procfs.GuestProcess;
import hypervisor.source.procfs.ProcfsFacts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PveLocalGuestMetricsTest {
    private static final ClusterConfig CONFIG = new ClusterConfig(
            List.of(),
            Set.of("101"),
            List.of(
                    new PoolConfig("prod/web/blue/deep", Set.of("101"), Set.of()),
                    new PoolConfig("late", Set.of("101"), Set.of())),
            List.of(),
            List.of(),
            List.of());

    private static Facts facts(ClusterConfig config, GuestProcess... guests) {
        return Facts.builder()
                .put(ProcfsFacts.GUESTS, KnownGuests.of(guests))
                .put(PmxcfsFacts.CONFIG, config)
                .build();
    }

    private static List<String> told(DialectOptions options, Facts facts) {
        return Exposed.by(new Dialect("pve_local_exporter", "", PveLocalGuestMetrics.sets(options)), facts);
    }

    @Test
    void tellsOfAGuestByItsProcess() {
        assertThat(told(DialectOptions.DOCUMENTED, facts(CONFIG, KnownGuests.whole("101", 'S'))))
                .containsExactlyInAnyOrder(
                        "pve_kvm_info{id=101,name=web,cpu=kvm64,pid=70,pool=prod/web/blue/deep,pool_levels=4,"
                                + "pool1=prod,pool2=web,pool3=blue} 1",
                        "pve_kvm_cpu_seconds_total{id=101,mode=user} 3.15",
                        "pve_kvm_cpu_seconds_total{id=101,mode=system} 0.59",
                        "pve_kvm_cpu_seconds_total{id=101,mode=iowait} 0.25",
                        "pve_kvm_vcores{id=101} 2",
                        "pve_kvm_maxmem_bytes{id=101} 134217728",
                        "pve_kvm_memory_percent{id=101} 25",
                        "pve_kvm_threads{id=101} 7",
                        "pve_kvm_memory_extended{id=101,type=vmrss} 1024",
                        "pve_kvm_memory_extended{id=101,type=hugetlbpages} 0",
                        "pve_kvm_ctx_switches_total{id=101,type=voluntary} 9248",
                        "pve_kvm_ctx_switches_total{id=101,type=involuntary} 531",
                        "pve_kvm_io_read_count_total{id=101} 13",
                        "pve_kvm_io_read_bytes_total{id=101} 61440",
                        "pve_kvm_io_read_chars_total{id=101} 11",
                        "pve_kvm_io_write_count_total{id=101} 14",
                        "pve_kvm_io_write_bytes_total{id=101} 16",
                        "pve_kvm_io_write_chars_total{id=101} 12");
    }

    @Test
    void exactlyLikeTheOriginalItSaysWhatTheCommandLineStates() {
        assertThat(told(DialectOptions.DOCUMENTED.withExact(true), facts(CONFIG, KnownGuests.whole("101", 'S'))))
                .contains(
                        "pve_kvm_info{id=101,name=web,cpu=kvm64,pid=70,pool=late,pool_levels=1,"
                                + "pool1=late,pool2=,pool3=} 1",
                        "pve_kvm_vcores{id=101} 1",
                        "pve_kvm_maxmem_bytes{id=101} 67108864");
    }

    @Test
    void whatIsUnknownIsZeroOnlyWhereTheOriginalsFaultsAreWanted() {
        Facts facts = facts(CONFIG, KnownGuests.bare("101", 'S'));

        assertThat(told(DialectOptions.DOCUMENTED, facts))
                .containsExactly("pve_kvm_info{id=101,name=,cpu=,pid=70,pool=prod/web/blue/deep,pool_levels=4,"
                        + "pool1=prod,pool2=web,pool3=blue} 1");
        assertThat(told(DialectOptions.DOCUMENTED.withExact(true), facts))
                .contains("pve_kvm_vcores{id=101} 0", "pve_kvm_maxmem_bytes{id=101} 0");
    }

    @Test
    void aGuestThatIsOnItsWayHereIsLeftOut() {
        assertThat(told(DialectOptions.DOCUMENTED, facts(CONFIG, KnownGuests.whole("313", 'S'))))
                .isEmpty();
    }

    @Test
    void withoutTheConfigurationEveryGuestIsTold() {
        var hidden = new ClusterConfig(
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new MissingRight("/etc/pve", "www-data")));
        var unread = Facts.builder()
                .put(ProcfsFacts.GUESTS, KnownGuests.of(KnownGuests.whole("313", 'S')))
                .build();

        String info = "pve_kvm_info{id=313,name=web,cpu=kvm64,pid=70,pool=,pool_levels=0,pool1=,pool2=,pool3=} 1";
        assertThat(told(DialectOptions.DOCUMENTED, unread)).contains(info);
        assertThat(told(DialectOptions.DOCUMENTED, facts(hidden, KnownGuests.whole("313", 'S'))))
                .contains(info);
    }

    @Test
    void namesBeginAsIsWished() {
        assertThat(told(DialectOptions.DOCUMENTED.withPrefix("lab"), facts(CONFIG, KnownGuests.whole("101", 'S'))))
                .isNotEmpty()
                .allMatch(series -> series.startsWith("lab_kvm_"));
    }
}
