package hypervisor.source.libvirt.domain;

import hypervisor.source.libvirt.domain.DomainStatistics.Balloon;
import hypervisor.source.libvirt.domain.DomainStatistics.BandwidthMonitor;
import hypervisor.source.libvirt.domain.DomainStatistics.CacheMonitor;
import hypervisor.source.libvirt.domain.DomainStatistics.Cpu;
import hypervisor.source.libvirt.domain.DomainStatistics.DirtyRate;
import hypervisor.source.libvirt.domain.DomainStatistics.Interface;
import hypervisor.source.libvirt.domain.DomainStatistics.IoThread;
import hypervisor.source.libvirt.domain.DomainStatistics.State;
import hypervisor.source.libvirt.domain.DomainStatistics.Vcpu;
import hypervisor.source.libvirt.message.TypedParam;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the typed parameters of one domain of `CONNECT_GET_ALL_DOMAIN_STATS` (344),
/// https://libvirt.org/html/libvirt-libvirt-domain.html#virConnectGetAllDomainStats.
///
/// ```
/// state.state            int     1
/// cpu.time               ullong  6780000000
/// vcpu.maximum           uint    4
/// vcpu.0.delay           ullong  1181559363
/// vcpu.0.halt_exits.sum  ullong  122          KVM, since libvirt 8.9.0
/// net.count              uint    6
/// net.4.name             string  ci-tap0      net.3 has no device on the host, and no parameters
/// block.0.rd.reqs        ullong  12
/// ```
///
/// Names that a newer libvirt has and this does not know are left alone, and so are counts: what is there counts.
public final class DomainStatisticsParser {
    private static final int SHUT_OFF = 5;

    private DomainStatisticsParser() {}

    /// @param active whether the domain runs, which its id tells
    public static DomainStatistics parse(boolean active, List<TypedParam> params) {
        Params all = Params.of(params);
        State state = state(all.under("state"));
        boolean runs = active && (state == null || state.state() != SHUT_OFF);
        Params vcpu = all.under("vcpu");
        return new DomainStatistics(
                state,
                runs ? cpu(all.under("cpu")) : null,
                balloon(all.under("balloon")),
                vcpu.integer("current"),
                vcpu.integer("maximum"),
                vcpus(vcpu.numbered()),
                interfaces(all.under("net").numbered()),
                BlockParser.parse(all.under("block").numbered()),
                all.under("perf").numbers(_ -> true),
                ioThreads(all.under("iothread").numbered()),
                memoryBandwidth(all.under("memory.bandwidth.monitor").numbered()),
                dirtyRate(all.under("dirtyrate")),
                all.under("vm").numbers(_ -> true));
    }

    private static @Nullable State state(Params params) {
        Integer state = params.integer("state");
        Integer reason = params.integer("reason");
        return state == null ? null : new State(state, reason == null ? 0 : reason);
    }

    private static @Nullable Cpu cpu(Params params) {
        if (params.isEmpty()) {
            return null;
        }
        return new Cpu(
                params.number("time"),
                params.number("user"),
                params.number("system"),
                params.number("haltpoll.success.time"),
                params.number("haltpoll.fail.time"),
                cacheMonitors(params.under("cache.monitor").numbered()));
    }

    private static List<CacheMonitor> cacheMonitors(SortedMap<Integer, Params> monitors) {
        List<CacheMonitor> list = new ArrayList<>();
        monitors.forEach((_, monitor) -> {
            String name = monitor.text("name");
            String vcpus = monitor.text("vcpus");
            SortedMap<Integer, Long> bytes = new TreeMap<>();
            monitor.under("bank").numbered().forEach((index, bank) -> {
                Integer id = bank.integer("id");
                Long occupied = bank.number("bytes");
                if (occupied != null) {
                    bytes.put(id == null ? index : id, occupied);
                }
            });
            if (name != null && vcpus != null) {
                list.add(new CacheMonitor(name, vcpus, Collections.unmodifiableMap(bytes)));
            }
        });
        return Collections.unmodifiableList(list);
    }

    private static @Nullable Balloon balloon(Params params) {
        if (params.isEmpty()) {
            return null;
        }
        Long lastUpdate = params.number("last-update");
        return new Balloon(
                params.number("current"),
                params.number("maximum"),
                params.number("swap_in"),
                params.number("swap_out"),
                params.number("major_fault"),
                params.number("minor_fault"),
                params.number("unused"),
                params.number("available"),
                params.number("usable"),
                lastUpdate == null || lastUpdate == 0 ? null : lastUpdate,
                params.number("disk_caches"),
                params.number("hugetlb_pgalloc"),
                params.number("hugetlb_pgfail"),
                params.number("rss"));
    }

    private static List<Vcpu> vcpus(SortedMap<Integer, Params> vcpus) {
        List<Vcpu> list = new ArrayList<>(vcpus.size());
        vcpus.forEach((number, vcpu) -> list.add(new Vcpu(
                number,
                vcpu.integer("state"),
                vcpu.number("time"),
                vcpu.number("wait"),
                vcpu.number("delay"),
                vcpu.bool("halted"),
                vcpu.numbers(DomainStatisticsParser::isKernelCounter))));
        return list;
    }

    private static boolean isKernelCounter(String name) {
        return name.endsWith(".sum") || name.endsWith(".cur") || name.endsWith(".max");
    }

    private static List<Interface> interfaces(SortedMap<Integer, Params> interfaces) {
        List<Interface> list = new ArrayList<>(interfaces.size());
        interfaces.forEach((index, params) -> {
            String name = params.text("name");
            if (name != null) {
                list.add(new Interface(
                        index,
                        name,
                        params.number("rx.bytes"),
                        params.number("rx.pkts"),
                        params.number("rx.errs"),
                        params.number("rx.drop"),
                        params.number("tx.bytes"),
                        params.number("tx.pkts"),
                        params.number("tx.errs"),
                        params.number("tx.drop")));
            }
        });
        return list;
    }

    private static List<IoThread> ioThreads(SortedMap<Integer, Params> threads) {
        List<IoThread> list = new ArrayList<>(threads.size());
        threads.forEach((id, thread) -> list.add(new IoThread(
                id, thread.number("poll-max-ns"), thread.number("poll-grow"), thread.number("poll-shrink"))));
        return list;
    }

    private static List<BandwidthMonitor> memoryBandwidth(SortedMap<Integer, Params> monitors) {
        List<BandwidthMonitor> list = new ArrayList<>();
        monitors.forEach((_, monitor) -> {
            String name = monitor.text("name");
            String vcpus = monitor.text("vcpus");
            if (name != null && vcpus != null) {
                monitor.under("node").numbered().forEach((index, node) -> {
                    Integer id = node.integer("id");
                    list.add(new BandwidthMonitor(
                            name,
                            vcpus,
                            id == null ? index : id,
                            node.number("bytes.local"),
                            node.number("bytes.total")));
                });
            }
        });
        return list;
    }

    private static @Nullable DirtyRate dirtyRate(Params params) {
        if (params.isEmpty()) {
            return null;
        }
        SortedMap<Integer, Long> vcpus = new TreeMap<>();
        params.under("vcpu").numbered().forEach((number, vcpu) -> {
            Long rate = vcpu.number("megabytes_per_second");
            if (rate != null) {
                vcpus.put(number, rate);
            }
        });
        return new DirtyRate(
                params.integer("calc_status"),
                params.number("calc_start_time"),
                params.integer("calc_period"),
                params.text("calc_mode"),
                params.number("megabytes_per_second"),
                Collections.unmodifiableMap(vcpus));
    }
}
