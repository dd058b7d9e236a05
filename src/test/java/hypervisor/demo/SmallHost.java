package hypervisor.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Two domains, of which one runs.
final class SmallHost implements StandInHost {
    static final UUID RUNNING = UUID.fromString("c1c1c1c1-0000-4000-8000-000000000001");
    static final UUID SHUT_OFF = UUID.fromString("c1c1c1c1-0000-4000-8000-000000000002");

    @Override
    public StandInNode node() {
        return new StandInNode(
                "QEMU",
                "small",
                StandInNode.version(7, 2, 22),
                StandInNode.version(9, 0, 0),
                "<capabilities/>",
                "x86_64",
                1024,
                2,
                2596,
                1,
                1,
                2,
                1,
                Map.of("user", 1L),
                Map.of("total", 1024L),
                512);
    }

    @Override
    public List<StandInDomain> domains() {
        return List.of(running(), shutOff());
    }

    static StandInDomain running() {
        return StandInDomain.of(
                "running",
                RUNNING,
                7,
                "<domain id='7'><name>running</name></domain>",
                List.of(
                        Parameter.int32("state.state", 1),
                        Parameter.int32("state.reason", 1),
                        Parameter.uint64("cpu.time", 5_000_000_000L),
                        Parameter.uint64("cpu.haltpoll.fail.time", 3),
                        Parameter.uint64("balloon.current", 512),
                        Parameter.uint64("balloon.rss", 100),
                        Parameter.uint32("vcpu.current", 1),
                        Parameter.int32("vcpu.0.state", 1),
                        Parameter.uint64("vcpu.0.time", 4_000_000_000L),
                        Parameter.bool("vcpu.0.halted", false),
                        Parameter.uint32("net.count", 1),
                        Parameter.string("net.0.name", "vnet0"),
                        Parameter.uint64("net.0.rx.bytes", 90),
                        Parameter.uint32("block.count", 3),
                        Parameter.string("block.0.name", "vda"),
                        Parameter.uint64("block.0.rd.bytes", 4096),
                        Parameter.string("block.1.name", "vda"),
                        Parameter.uint32("block.1.backingIndex", 1),
                        Parameter.string("block.2.name", "vdb"),
                        Parameter.uint64("block.2.rd.bytes", 1),
                        Parameter.uint32("iothread.count", 0),
                        Parameter.int64("dirtyrate.calc_start_time", 0)));
    }

    static StandInDomain shutOff() {
        return StandInDomain.of(
                        "shut off",
                        SHUT_OFF,
                        null,
                        "<domain><name>shut off</name></domain>",
                        List.of(Parameter.int32("state.state", 5), Parameter.int32("state.reason", 0)))
                .withKeeping(true, true, false);
    }

    @Override
    public List<StandInPool> pools() {
        return List.of(new StandInPool(
                "images",
                UUID.fromString("f3744b88-dd9c-43b9-98e7-f34c236e423f"),
                2,
                100,
                40,
                60,
                true,
                false,
                List.of(new StandInPool.Volume("disk", "/images/disk", 0, 10, 5))));
    }

    @Override
    public List<StandInNetwork> networks() {
        return List.of(new StandInNetwork(
                "default",
                UUID.fromString("d12b21d9-0635-4dd3-8921-deb3ae8a6731"),
                true,
                true,
                true,
                "virbr0",
                List.of(new StandInNetwork.Lease("52:54:00:00:00:01", "192.168.122.2", 24, null, 0))));
    }
}
