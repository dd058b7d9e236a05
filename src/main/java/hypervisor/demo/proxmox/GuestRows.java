package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;
import java.util.Locale;

/// Rows about guests, in the shapes of each list.
///
/// @param moment of what is told
/// @param still its CPUs stand still
/// @param hung QEMU does not answer
record GuestRows(MadeGuest guest, DemoMoment moment, boolean still, boolean hung) {
    private static final String[] PRESSURES = {"cpusome", "cpufull", "iosome", "iofull", "memorysome", "memoryfull"};

    /// Of `cluster/resources`.
    void resource(JsonText out) {
        out.object().with("id", guest.id()).with("type", guest.kind()).with("vmid", guest.vmid());
        out.with("node", guest.node()).with("name", guest.name()).with("status", still ? "paused" : status());
        out.with("template", guest.template() ? 1 : 0).with("maxdisk", guest.maxDisk());
        processors(out, "maxcpu").with("memhost", guest.isVm() && guest.started() ? guest.hostMemory(moment) : 0);
        if (guest.inPool()) {
            out.with("pool", "prod");
        }
        if (guest.locked()) {
            out.with("lock", "backup");
        }
        if (guest.highlyAvailable()) {
            out.with("hastate", "started");
        }
        figures(out).endObject();
    }

    /// Of `cluster/resources`, when its node has been down for long.
    void forgotten(JsonText out) {
        out.object().with("id", guest.id()).with("type", guest.kind()).with("vmid", guest.vmid());
        out.with("node", guest.node()).with("status", "unknown").endObject();
    }

    /// Of `nodes/NODE/qemu`.
    ///
    /// @param full whether QEMU is asked, too
    void machine(JsonText out, boolean full) {
        out.object().with("vmid", guest.vmid()).with("name", guest.name()).with("status", status());
        out.with("cpus", (long) guest.processors()).with("maxdisk", guest.maxDisk());
        if (guest.template()) {
            out.with("template", 1);
        }
        if (guest.locked()) {
            out.with("lock", "backup");
        }
        if (full) {
            out.with("qmpstatus", still ? "paused" : status());
        }
        if (guest.started()) {
            out.with("pid", guest.pid())
                    .with("memhost", guest.hostMemory(moment))
                    .with("shares", 1000);
            for (String pressure : PRESSURES) {
                out.with("pressure" + pressure, pressure(pressure));
            }
            if (full) {
                nics(out);
            }
            if (full && !hung) {
                answeredByQemu(out);
            }
        }
        figures(out).endObject();
    }

    /// Of `nodes/NODE/lxc`: pressure is told in texts.
    void container(JsonText out) {
        out.object().with("vmid", guest.vmid()).with("name", guest.name()).with("status", status());
        out.with("type", "lxc").with("maxdisk", guest.maxDisk()).with("maxswap", guest.maxMemory());
        out.with("swap", guest.started() ? moment.gauge(1 << 20, 1 << 19, guest.variety()) : 0);
        processors(out, "cpus");
        if (guest.started()) {
            out.with("pid", guest.pid());
            for (String pressure : PRESSURES) {
                out.with("pressure" + pressure, String.format(Locale.ROOT, "%.2f", pressure(pressure)));
            }
        }
        figures(out).endObject();
    }

    private JsonText figures(JsonText out) {
        if (!guest.tags().isEmpty()) {
            out.with("tags", guest.tags());
        }
        boolean runs = guest.started();
        out.with("maxmem", guest.maxMemory()).with("uptime", runs ? guest.uptime(moment) : 0);
        out.with("cpu", runs && !still ? guest.cpu(moment) : 0).with("mem", runs ? memory() : 0);
        out.with("disk", guest.used(moment));
        out.with("netin", runs ? guest.received(moment) : 0).with("netout", runs ? guest.sent(moment) : 0);
        out.with("diskread", runs && !hung ? guest.read(moment) : 0);
        return out.with("diskwrite", runs && !hung ? guest.written(moment) : 0);
    }

    private void nics(JsonText out) {
        out.name("nics").object().name("tap" + guest.vmid() + "i0").object();
        out.with("netin", guest.received(moment)).with("netout", guest.sent(moment));
        out.endObject().endObject();
    }

    private void answeredByQemu(JsonText out) {
        long free = guest.maxMemory() - guest.memory(moment);
        out.with("balloon", guest.maxMemory()).with("freemem", free).with("running-qemu", "10.1.2");
        out.with("running-machine", "pc-i440fx-10.1+pve0");
        out.name("ballooninfo").object();
        out.with("actual", guest.maxMemory()).with("max_mem", guest.maxMemory()).with("free_mem", free);
        out.with("total_mem", guest.maxMemory() - (8 << 20)).with("last_update", 0);
        out.with("major_page_faults", moment.counter(1, guest.variety()));
        out.with("minor_page_faults", moment.counter(300, guest.variety()));
        out.with("mem_swapped_in", 0).with("mem_swapped_out", 0).endObject();
        out.name("blockstat").object().name("scsi0").object();
        out.with("rd_bytes", guest.read(moment)).with("wr_bytes", guest.written(moment));
        out.with("rd_operations", moment.counter(30, guest.variety() + 4));
        out.with("wr_operations", moment.counter(20, guest.variety() + 1));
        out.with("flush_operations", moment.counter(1, guest.variety() + 1));
        out.with("rd_total_time_ns", moment.counter(9e6, guest.variety() + 4));
        out.with("wr_total_time_ns", moment.counter(14e6, guest.variety() + 1));
        out.with("flush_total_time_ns", moment.counter(2e6, guest.variety() + 1));
        out.with("unmap_operations", moment.counter(0.1, guest.variety()));
        out.with("unmap_bytes", moment.counter(400_000, guest.variety()));
        out.with("unmap_total_time_ns", moment.counter(5e4, guest.variety()));
        out.with("failed_flush_operations", 0).with("failed_unmap_operations", 0);
        out.with("invalid_rd_operations", 0).with("invalid_wr_operations", 0);
        out.with("failed_rd_operations", 0)
                .with("failed_wr_operations", 0)
                .endObject()
                .endObject();
    }

    /// The guest's own view, unless nobody can be asked for it.
    private long memory() {
        return hung ? guest.hostMemory(moment) : guest.memory(moment);
    }

    private JsonText processors(JsonText out, String name) {
        double processors = guest.processors();
        return processors == Math.rint(processors) ? out.with(name, (long) processors) : out.with(name, processors);
    }

    /// Percent, with two digits.
    private double pressure(String kind) {
        return still ? 0 : guest.pressure(kind, moment);
    }

    private String status() {
        return guest.started() ? "running" : "stopped";
    }
}
