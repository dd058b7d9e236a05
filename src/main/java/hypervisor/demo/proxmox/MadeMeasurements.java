package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;

/// What a made-up node measured last: `cluster/metrics/export?local-only=1`.
final class MadeMeasurements {
    private final GeneratedCluster cluster;

    MadeMeasurements(GeneratedCluster cluster) {
        this.cluster = cluster;
    }

    Reply of(String name) {
        var out = new JsonText().object().name("data").list();
        for (MadeNode node : cluster.madeNodes()) {
            if (node.name().equals(name)) {
                var rows = new Rows(out, cluster.measuredAt(name), cluster.measured(name));
                rows.node(node);
                cluster.guests(node).forEach(rows::guest);
                MadeStorage.ALL.forEach(storage -> rows.storage(node, storage));
            }
        }
        return out.endList().endObject().reply();
    }

    private record Rows(JsonText out, long timestamp, DemoMoment moment) {
        void node(MadeNode node) {
            String id = "node/" + node.name();
            gauge(id, "uptime", node.uptime(moment));
            derive(id, "net_in", node.received(moment));
            derive(id, "net_out", node.sent(moment));
            gauge(id, "cpu_avg1", node.load(moment));
            gauge(id, "cpu_avg5", node.load(moment));
            gauge(id, "cpu_avg15", node.load(moment));
            gauge(id, "cpu_max", MadeNode.PROCESSORS);
            gauge(id, "cpu_current", node.cpu(moment));
            gauge(id, "cpu_iowait", node.ioWait(moment));
            gauge(id, "mem_total", MadeNode.MEMORY);
            gauge(id, "mem_used", node.memory(moment));
            gauge(id, "swap_total", MadeNode.SWAP);
            gauge(id, "swap_used", node.swapUsed(moment));
            gauge(id, "disk_total", MadeNode.ROOT);
            gauge(id, "disk_used", node.rootUsed(moment));
        }

        void guest(MadeGuest guest) {
            String id = guest.id();
            if (guest.started()) {
                gauge(id, "cpu_current", guest.cpu(moment));
                gauge(id, "mem_used", guest.memory(moment));
                derive(id, "disk_read", guest.read(moment));
                derive(id, "disk_write", guest.written(moment));
                derive(id, "net_in", guest.received(moment));
                derive(id, "net_out", guest.sent(moment));
                if (!guest.isVm()) {
                    gauge(id, "disk_used", guest.used(moment));
                }
            }
            gauge(id, "uptime", guest.started() ? guest.uptime(moment) : 0);
            gauge(id, "cpu_max", guest.processors());
            gauge(id, "mem_total", guest.maxMemory());
            gauge(id, "disk_total", guest.maxDisk());
        }

        void storage(MadeNode node, MadeStorage storage) {
            String id = "storage/" + node.name() + "/" + storage.name();
            gauge(id, "disk_total", storage.mounted() ? storage.total() : 0);
            gauge(id, "disk_used", storage.mounted() ? storage.used(moment, node) : 0);
        }

        private void gauge(String id, String metric, double value) {
            row(id, metric, "gauge").with("value", value).endObject();
        }

        private void gauge(String id, String metric, long value) {
            row(id, metric, "gauge").with("value", value).endObject();
        }

        private void derive(String id, String metric, long value) {
            row(id, metric, "derive").with("value", value).endObject();
        }

        private JsonText row(String id, String metric, String type) {
            out.object().with("id", id).with("metric", metric);
            return out.with("type", type).with("timestamp", timestamp);
        }
    }
}
