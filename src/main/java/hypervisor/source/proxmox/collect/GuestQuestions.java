package hypervisor.source.proxmox.collect;

import static java.util.Comparator.comparing;

import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.ConfiguredGuest;
import hypervisor.source.proxmox.node.GuestSnapshots;
import hypervisor.source.proxmox.node.GuestSnapshots.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What nodes are asked about each guest.
final class GuestQuestions {
    private GuestQuestions() {}

    static GuestQuestion<?, GuestSnapshots> snapshots(ProxmoxApi api) {
        return new GuestQuestion<>(api, "/snapshot", AnswerReader.rows(row -> row), GuestQuestions::snapshots);
    }

    /// In the words of the file in `/etc/pve`, with what waits for the next start of the guest.
    static GuestQuestion<?, ConfiguredGuest> configs(ProxmoxApi api) {
        return new GuestQuestion<>(api, "/config", AnswerReader.object(row -> row), GuestQuestions::config);
    }

    private static GuestSnapshots snapshots(Guest guest, List<JsonRow> rows) {
        List<Snapshot> snapshots = rows.stream()
                .map(GuestQuestions::snapshot)
                .filter(Objects::nonNull)
                .sorted(comparing(Snapshot::name))
                .toList();
        String name = Objects.requireNonNullElse(guest.name(), "");
        return new GuestSnapshots(guest.kind(), guest.node(), guest.vmid(), name, guest.tags(), snapshots);
    }

    /// Null for the row that stands for the present state, the only one that was not taken at any time.
    private static @Nullable Snapshot snapshot(JsonRow row) {
        String name = row.text("name", "");
        Long taken = row.integer("snaptime");
        return taken == null || name.isEmpty() || name.equals("current")
                ? null
                : new Snapshot(name, taken, row.isSet("vmstate"), row.text("parent"));
    }

    static ConfiguredGuest config(Guest guest, JsonRow row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : row.names()) {
            String value = row.text(key);
            if (value != null) {
                values.put(key, value);
            }
        }
        var kind = guest.isVm() ? GuestConfig.Kind.QEMU : GuestConfig.Kind.LXC;
        return new ConfiguredGuest(guest.node(), GuestConfig.of(Long.toString(guest.vmid()), kind, values));
    }
}
