package hypervisor.dialect;

import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.RecordedApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The recorded cluster of three nodes as it is, and what it tells once something is wrong with it.
final class RecordedClusters {
    private static final String RESOURCES = "/cluster/resources";
    private static final String STATUS = "/cluster/status";
    private static final String HA = "/cluster/ha/status/current";

    // tasks were recorded of all kinds, where we ask for backups
    private static final String TASKS = "/tasks?typefilter=vzdump&limit=50";

    private static final Pattern GUEST = Pattern.compile("\\{[^{}]*\"vmid\"[^{}]*}");

    private RecordedClusters() {}

    /// A cluster, and what becomes of it after it was read for the first time.
    record Recorded(RecordedApi api, Consumer<RecordedApi> fault) {}

    /// By the name of the folder that holds what is expected of each.
    static Map<String, Recorded> all() {
        Map<String, Recorded> all = new LinkedHashMap<>();
        all.put("proxmox-9.2", new Recorded(auditor("9.2"), _ -> {}));
        all.put("proxmox-8.4", new Recorded(auditor("8.4"), _ -> {}));
        all.put("proxmox-9.2-limited", new Recorded(new RecordedApi("9.2", "limited"), _ -> {}));
        all.put("proxmox-9.2-noperm", new Recorded(new RecordedApi("9.2", "noperm"), _ -> {}));
        faults().forEach((name, fault) -> all.put("proxmox-9.2-" + name, new Recorded(auditor("9.2"), fault)));
        return all;
    }

    private static Map<String, Consumer<RecordedApi>> faults() {
        Map<String, Consumer<RecordedApi>> faults = new LinkedHashMap<>();
        faults.put("node-killed-15s", api -> {
            answering(api, "node-killed-15s", RESOURCES, STATUS, HA);
            gone(api, "pve3");
        });
        faults.put("node-killed-5min", api -> {
            answering(api, "node-killed-5min", RESOURCES);
            answering(api, "node-killed-130s", STATUS);
            answering(api, "node-killed-15s", HA);
            gone(api, "pve3");
        });
        faults.put("no-quorum", api -> {
            answering(api, "no-quorum", RESOURCES, STATUS, HA);
            gone(api, "pve2");
            gone(api, "pve3");
        });
        faults.put("pvestatd-stuck", api -> answering(api, "statd-stopped", RESOURCES));
        faults.put("vm-hung", api -> {
            guests(api, "failures/hung-vm__cluster_resources_type=vm.json");
            api.with("/nodes/pve2/qemu?full=1", "failures/hung-vm__nodes_pve2_qemu_full=1.json");
        });
        faults.put("vm-paused", api -> {
            guests(api, "extra/paused__resources_vm.json");
            api.with("/nodes/pve2/qemu?full=1", "extra/paused__qemu_full.json");
        });
        return faults;
    }

    private static RecordedApi auditor(String version) {
        var api = new RecordedApi(version, "auditor");
        for (String node : List.of("pve1", "pve2", "pve3")) {
            api.with("/nodes/" + node + TASKS, "auditor__GET_nodes_" + node + "_tasks.json");
        }
        return api;
    }

    private static void answering(RecordedApi api, String name, String... paths) {
        for (String path : paths) {
            api.with(path, "failures/" + name + "_" + path.replace('/', '_') + ".json");
        }
    }

    private static void gone(RecordedApi api, String node) {
        for (String path : List.of(
                "/status",
                "/qemu?full=1",
                "/lxc",
                "/storage",
                "/disks/list",
                "/disks/zfs",
                "/certificates/info",
                "/replication",
                TASKS)) {
            api.failing(
                    "/nodes/" + node + path, new ApiException(Kind.NODE, 595, node + " cannot be reached (595)", null));
        }
    }

    /// The healthy cluster with the guests of an answer that was recorded without nodes.
    private static void guests(RecordedApi api, String file) {
        var folder = RecordedApi.FIXTURES.resolve("9.2");
        try {
            String healthy = Files.readString(folder.resolve("auditor__GET_cluster_resources.json"));
            String guests = GUEST.matcher(Files.readString(folder.resolve(file)))
                    .results()
                    .map(match -> match.group() + ",")
                    .collect(Collectors.joining());
            String rest = GUEST.matcher(healthy).replaceAll("null");
            api.answering(RESOURCES, rest.replaceFirst("\\[", "[" + guests));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
