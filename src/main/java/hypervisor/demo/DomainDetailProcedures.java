package hypervisor.demo;

import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Questions about one domain's parts.
final class DomainDetailProcedures {
    private static final Pattern VCPU_STATE = Pattern.compile("vcpu\\.(\\d+)\\.state");
    private static final Pattern IOTHREAD = Pattern.compile("iothread\\.(\\d+)\\.poll-max-ns");

    private DomainDetailProcedures() {}

    static void vcpus(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInDomain domain = DomainProcedures.domain(session, arguments);
        if (!domain.active()) {
            throw new RemoteError(
                    55, 10, "Requested operation is not valid: cannot retrieve vcpu information for inactive domain");
        }
        int most = arguments.int32();
        int mapLength = arguments.int32();
        int cpus = session.node().cpus();
        List<Integer> numbers =
                numbers(domain, VCPU_STATE).stream().limit(Math.max(0, most)).toList();
        reply.list(
                numbers,
                (out, number) -> out.int32(number)
                        .int32((int) domain.number("vcpu." + number + ".state", 0))
                        .int64(domain.number("vcpu." + number + ".time", 0))
                        .int32((number + domain.idOrNone()) % cpus));
        byte[] maps = new byte[Math.clamp((long) mapLength * numbers.size(), 0, 8_388_608)];
        Arrays.fill(maps, (byte) 0xff);
        reply.opaque(maps);
    }

    static void jobInfo(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInJob job = DomainProcedures.running(session, arguments).job();
        reply.int32(job.type())
                .int64(job.elapsed())
                .int64(job.remaining())
                .int64(job.dataTotal())
                .int64(job.dataProcessed())
                .int64(job.dataRemaining())
                .int64(job.memoryTotal())
                .int64(job.memoryProcessed())
                .int64(job.memoryRemaining())
                .int64(job.fileTotal())
                .int64(job.fileProcessed())
                .int64(job.fileRemaining());
    }

    static void ioThreads(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        List<Integer> threads = numbers(DomainProcedures.running(session, arguments), IOTHREAD);
        reply.list(threads, (out, id) -> out.int32(id).opaque(new byte[] {3})).int32(threads.size());
    }

    static void snapshots(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInDomain domain = DomainProcedures.domain(session, arguments);
        named(domain, domain.snapshots(), arguments.bool(), reply);
    }

    static void checkpoints(Session session, XdrReader arguments, XdrWriter reply) throws RemoteError {
        StandInDomain domain = DomainProcedures.domain(session, arguments);
        named(domain, domain.checkpoints(), arguments.bool(), reply);
    }

    static void guestInfo(Session session, XdrReader arguments, XdrWriter reply)
            throws RemoteError, InterruptedException {
        StandInDomain domain = DomainProcedures.running(session, arguments);
        if (domain.guest().isEmpty()) {
            throw new RemoteError(74, 10, "argument unsupported: QEMU guest agent is not configured");
        }
        if (!session.jobs().talk(domain.name(), false)) {
            throw new RemoteError(68, 10, "Timed out during operation: cannot acquire state change lock");
        }
        reply.list(domain.guest(), (out, parameter) -> parameter.write(out));
    }

    private static void named(StandInDomain domain, List<String> names, boolean needed, XdrWriter reply) {
        reply.list(needed ? names : List.<String>of(), (out, name) -> DomainProcedures.write(out.string(name), domain))
                .int32(names.size());
    }

    private static List<Integer> numbers(StandInDomain domain, Pattern key) {
        return domain.statistics().stream()
                .map(parameter -> key.matcher(parameter.key()))
                .filter(Matcher::matches)
                .map(matcher -> Integer.valueOf(matcher.group(1)))
                .toList();
    }
}
