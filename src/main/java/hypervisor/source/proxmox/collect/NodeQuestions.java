package hypervisor.source.proxmox.collect;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.Certificate;
import hypervisor.source.proxmox.node.ContainerDetail;
import hypervisor.source.proxmox.node.Disk;
import hypervisor.source.proxmox.node.NodeService;
import hypervisor.source.proxmox.node.NodeStatus;
import hypervisor.source.proxmox.node.NodeStorage;
import hypervisor.source.proxmox.node.PendingUpdates;
import hypervisor.source.proxmox.node.Replication;
import hypervisor.source.proxmox.node.Subscription;
import hypervisor.source.proxmox.node.VmDetail;
import hypervisor.source.proxmox.node.ZfsPool;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// What nodes are asked about themselves, and the order of their rows.
final class NodeQuestions {
    private final ProxmoxApi api;

    NodeQuestions(ProxmoxApi api) {
        this.api = api;
    }

    Part.Question<NodeStatus> status() {
        return (node, deadline) -> {
            AnswerReader<NodeStatus> reader = AnswerReader.object(row -> NodeStatus.of(node, row));
            return Part.whole(List.of(api.get(ApiRequest.node(node, "/status", reader), deadline)));
        };
    }

    /// Those that run. Of the others, `cluster/resources` tells all there is. QEMU is asked about each: one
    /// that hangs costs 3 seconds, and has no details.
    Part.Question<VmDetail> vms() {
        return running(rows("/qemu?full=1", VmDetail::of, comparingLong(VmDetail::vmid)), vm -> vm.pid() != null);
    }

    /// Those that run.
    Part.Question<ContainerDetail> containers() {
        return running(
                rows("/lxc", ContainerDetail::of, comparingLong(ContainerDetail::vmid)),
                container -> container.pid() != null);
    }

    Part.Question<NodeStorage> storages() {
        return rows("/storage", NodeStorage::of, comparing(NodeStorage::name));
    }

    /// With SMART, which wakes disks that sleep.
    Part.Question<Disk> disks() {
        return rows("/disks/list", Disk::of, comparing(Disk::path));
    }

    Part.Question<ZfsPool> zfsPools() {
        return rows("/disks/zfs", ZfsPool::of, comparing(ZfsPool::name));
    }

    /// Whether a node says that it has no ZFS at all: 500 "zfsutils-linux not installed".
    static boolean lacksZfs(ApiException e) {
        return e.kind() == ApiException.Kind.REFUSED
                && String.valueOf(e.getMessage()).contains("zfsutils-linux not installed");
    }

    /// By file: `pve-root-ca.pem`, `pve-ssl.pem`, and `pveproxy-ssl.pem`, as the API has them too.
    Part.Question<Certificate> certificates() {
        return rows("/certificates/info", Certificate::of, comparing(Certificate::file));
    }

    /// The jobs whose guest is on the node.
    Part.Question<Replication> replications() {
        return rows("/replication", Replication::of, comparing(Replication::id));
    }

    Part.Question<Subscription> subscription() {
        return (node, deadline) -> {
            AnswerReader<Subscription> reader = AnswerReader.object(row -> Subscription.of(node, row));
            return Part.whole(List.of(api.get(ApiRequest.node(node, "/subscription", reader), deadline)));
        };
    }

    /// Those that are installed; the node asks systemd for each.
    Part.Question<NodeService> services() {
        Part.Question<NodeService> all = rows("/services", NodeService::of, comparing(NodeService::name));
        return (node, deadline) -> Part.whole(all.ask(node, deadline).rows().stream()
                .filter(NodeService::installed)
                .toList());
    }

    Part.Question<PendingUpdates> updates() {
        return (node, deadline) -> {
            AnswerReader<List<String>> origins = AnswerReader.rows(row -> row.text("Origin", ""));
            List<String> packages = api.get(ApiRequest.node(node, "/apt/update", origins), deadline);
            return Part.whole(List.of(PendingUpdates.of(node, packages)));
        };
    }

    private <T> Part.Question<T> rows(String path, BiFunction<String, JsonRow, T> row, Comparator<T> order) {
        return (node, deadline) -> {
            AnswerReader<List<T>> reader = Rows.of(json -> row.apply(node, json));
            return Part.whole(api.get(ApiRequest.node(node, path, reader), deadline).stream()
                    .sorted(order)
                    .toList());
        };
    }

    private static <T> Part.Question<T> running(Part.Question<T> question, Predicate<T> running) {
        return (node, deadline) -> Part.whole(
                question.ask(node, deadline).rows().stream().filter(running).toList());
    }
}
