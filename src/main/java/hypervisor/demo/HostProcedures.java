package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Questions about the machine and the daemon.
final class HostProcedures {
    /// `char model[32]`, of which each char takes four bytes on the wire.
    private static final int MODEL = 32;

    private HostProcedures() {}

    static void type(Session session, XdrReader arguments, XdrWriter reply) {
        reply.string(session.node().driver());
    }

    static void hypervisorVersion(Session session, XdrReader arguments, XdrWriter reply) {
        reply.int64(session.node().hypervisorVersion());
    }

    static void daemonVersion(Session session, XdrReader arguments, XdrWriter reply) {
        reply.int64(session.node().daemonVersion());
    }

    static void hostname(Session session, XdrReader arguments, XdrWriter reply) {
        reply.string(session.node().hostname());
    }

    static void uri(Session session, XdrReader arguments, XdrWriter reply) {
        reply.string(session.uri());
    }

    static void capabilities(Session session, XdrReader arguments, XdrWriter reply) {
        reply.string(session.node().capabilities());
    }

    static void maximumVcpus(Session session, XdrReader arguments, XdrWriter reply) {
        reply.int32(16);
    }

    static void node(Session session, XdrReader arguments, XdrWriter reply) {
        StandInNode node = session.node();
        byte[] model = Arrays.copyOf(node.model().getBytes(StandardCharsets.UTF_8), MODEL);
        model[MODEL - 1] = 0;
        for (byte each : model) {
            reply.int32(each);
        }
        reply.int64(node.memory())
                .int32(node.cpus())
                .int32(node.megahertz())
                .int32(node.cells())
                .int32(node.sockets())
                .int32(node.cores())
                .int32(node.threads());
    }

    static void cpuStats(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInNode node = session.node();
        int cpu = arguments.int32();
        if (cpu < -1 || cpu >= node.cpus()) {
            throw RemoteError.invalid("Invalid cpuNum in virHostCPUGetStatsLinux");
        }
        Map<String, Long> times = node.cpuTimes();
        named(cpu == -1 ? times : shared(times, node.cpus()), arguments.int32(), reply);
    }

    static void memoryStats(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInNode node = session.node();
        int wanted = arguments.int32();
        int cell = arguments.int32();
        if (cell < -1 || cell >= node.cells()) {
            throw RemoteError.invalid("cellNum in virHostMemGetStats must be less than or equal to " + node.cells());
        }
        named(cell == -1 ? node.memoryStats() : shared(node.memoryStats(), node.cells()), wanted, reply);
    }

    static void freeMemory(Session session, XdrReader arguments, XdrWriter reply) {
        reply.int64(session.node().freeMemory());
    }

    static void cellsFreeMemory(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInNode node = session.node();
        int first = arguments.int32();
        int most = arguments.int32();
        if (first < 0 || first >= node.cells() || most <= 0) {
            throw new RemoteError(1, 0, "internal error: start cell " + first + " out of range");
        }
        int cells = Math.min(most, node.cells() - first);
        reply.list(Collections.nCopies(cells, node.freeMemory() / node.cells()), XdrWriter::int64);
    }

    static void cpuMap(Session session, XdrReader arguments, XdrWriter reply) {
        int cpus = session.node().cpus();
        boolean wantMap = arguments.bool();
        byte[] map = new byte[(cpus + 7) / 8];
        for (int cpu = 0; cpu < cpus; cpu++) {
            map[cpu / 8] |= (byte) (1 << cpu % 8);
        }
        boolean wantOnline = arguments.bool();
        reply.opaque(wantMap ? map : new byte[0]).int32(wantOnline ? cpus : 0).int32(cpus);
    }

    /// With 0 wanted only how many there are; then as many as were wanted.
    private static void named(Map<String, Long> values, int wanted, XdrWriter reply) {
        var told = values.entrySet().stream().limit(Math.max(0, wanted)).toList();
        reply.list(told, (out, entry) -> out.string(entry.getKey()).int64(entry.getValue()))
                .int32(values.size());
    }

    private static Map<String, Long> shared(Map<String, Long> values, int among) {
        var copy = new LinkedHashMap<>(values);
        copy.replaceAll((_, value) -> value / among);
        return copy;
    }
}
