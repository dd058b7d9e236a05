package hypervisor.source.libvirt.collect;

import hypervisor.source.libvirt.message.ControlInfo;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.GetAllDomainStats;
import hypervisor.source.libvirt.message.TypedParam;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A domain of a [FakeDaemon], with a job that one call at a time can hold and a process that can be stopped, as
/// libvirt's QEMU driver behaves.
final class FakeDomain {
    final UUID uuid;
    volatile String name;
    volatile int id;
    volatile long cpuTime = 1_000_000_000;
    volatile long slowMillis;
    volatile List<String> disks = List.of("vda");
    volatile String xml = "";
    volatile boolean failing;
    volatile boolean persistent = true;

    private boolean stopped;
    private boolean held;
    private long heldSince;

    FakeDomain(String name, UUID uuid, int id) {
        this.name = name;
        this.uuid = uuid;
        this.id = id;
    }

    DomainReference reference() {
        return new DomainReference(name, uuid, id);
    }

    /// As a SIGSTOP of its process.
    synchronized void stop() {
        stopped = true;
    }

    /// As a SIGCONT.
    synchronized void go() {
        stopped = false;
        notifyAll();
    }

    /// Somebody else's call takes the job, and is not answered.
    synchronized void hold() {
        held = true;
        heldSince = System.nanoTime();
    }

    synchronized void release() {
        held = false;
        notifyAll();
    }

    synchronized ControlInfo.Reply control() {
        return held
                ? new ControlInfo.Reply(ControlInfo.OCCUPIED, 0, (System.nanoTime() - heldSince) / 1_000_000)
                : new ControlInfo.Reply(ControlInfo.OK, 0, 0);
    }

    /// Asks the process, which may take for ever.
    ///
    /// @return whether it was asked: not if the job is another's and this call does not wait for it
    private boolean ask(boolean nowait) throws InterruptedException {
        synchronized (this) {
            while (held) {
                if (nowait) {
                    return false;
                }
                wait();
            }
            hold();
            while (stopped) {
                wait();
            }
        }
        Thread.sleep(slowMillis);
        release();
        return true;
    }

    List<TypedParam> statistics(int groups, int flags) throws InterruptedException {
        List<TypedParam> params = new ArrayList<>();
        boolean active = id != -1;
        int monitored =
                GetAllDomainStats.CPU | GetAllDomainStats.BALLOON | GetAllDomainStats.VCPU | GetAllDomainStats.BLOCK;
        boolean told = active && (groups & monitored) != 0 && ask((flags & GetAllDomainStats.NOWAIT) != 0);
        if ((groups & GetAllDomainStats.STATE) != 0) {
            params.add(number("state.state", active ? 1 : 5));
            params.add(number("state.reason", 1));
        }
        if ((groups & GetAllDomainStats.CPU) != 0) {
            params.add(number("cpu.time", active ? cpuTime : 99));
        }
        if ((groups & GetAllDomainStats.BALLOON) != 0) {
            params.add(number("balloon.maximum", 16384));
            if (told) {
                params.add(number("balloon.rss", 4096));
            }
        }
        if ((groups & GetAllDomainStats.VCPU) != 0) {
            params.add(number("vcpu.maximum", 1));
        }
        if ((groups & GetAllDomainStats.BLOCK) != 0) {
            for (int i = 0; i < disks.size(); i++) {
                params.add(new TypedParam("block." + i + ".name", new TypedParam.Value.Text(disks.get(i))));
                if (told) {
                    params.add(number("block." + i + ".rd.reqs", 7));
                }
            }
        }
        return params;
    }

    private static TypedParam number(String field, long value) {
        return new TypedParam(field, new TypedParam.Value.UHyper(value));
    }
}
