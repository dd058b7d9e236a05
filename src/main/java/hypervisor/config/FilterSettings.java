package hypervisor.config;

import java.util.List;

/// What is left out of everything, whoever asks.
public final class FilterSettings {
    private static final FilterKind GUEST =
            new FilterKind(List.of("id", "name", "node", "pool", "tag", "template", "type"));
    private static final FilterKind STORAGE = new FilterKind(List.of("name", "node", "shared", "type"));
    private static final FilterKind NODE = new FilterKind(List.of("name"));

    public static final Setting<List<FilterRule>> GUESTS_INCLUDE = rules(
            "filter.guests.include",
            GUEST,
            "Only guests that one of these rules means are told of: `tag=prod`, `name=web-*`, `pool=lab`, "
                    + "`id=9000-9999`, `type=lxc`, `template=true`, `node=pve1`; with `&` between them, all must hold.");

    public static final Setting<List<FilterRule>> GUESTS_EXCLUDE = rules(
            "filter.guests.exclude", GUEST, "Guests that one of these rules means are not told of, included or not.");

    public static final Setting<List<FilterRule>> STORAGES_INCLUDE = rules(
            "filter.storages.include",
            STORAGE,
            "Only storages that one of these rules means are told of: `name=local*`, `type=rbd`, `shared=true`, "
                    + "`node=pve1`.");

    public static final Setting<List<FilterRule>> STORAGES_EXCLUDE = rules(
            "filter.storages.exclude",
            STORAGE,
            "Storages that one of these rules means are not told of, included or not.");

    public static final Setting<List<FilterRule>> NODES_INCLUDE = rules(
            "filter.nodes.include",
            NODE,
            "Only nodes of a cluster that one of these rules means are asked and told of, with the guests and "
                    + "storages on them: `name=pve*`.");

    public static final Setting<List<FilterRule>> NODES_EXCLUDE = rules(
            "filter.nodes.exclude",
            NODE,
            "Nodes that one of these rules means are neither asked nor told of, included or not, nor is what is on "
                    + "them.");

    static final List<Setting<?>> ALL =
            List.of(GUESTS_INCLUDE, GUESTS_EXCLUDE, STORAGES_INCLUDE, STORAGES_EXCLUDE, NODES_INCLUDE, NODES_EXCLUDE);

    private FilterSettings() {}

    private static Setting<List<FilterRule>> rules(String key, FilterKind kind, String help) {
        return Setting.of(key, new ListKind<>(kind), List.of(), help);
    }
}
