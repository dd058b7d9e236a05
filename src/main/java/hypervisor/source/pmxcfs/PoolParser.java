package hypervisor.source.pmxcfs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads the pools of `user.cfg`: `pool:NAME:COMMENT:GUEST,…:STORAGE,…:`. Its other lines, which are of users and what
/// they may do, are not looked at.
final class PoolParser {
    private static final String KIND = "pool:";
    private static final int NAME = 1;
    private static final int GUESTS = 3;
    private static final int STORAGES = 4;

    private PoolParser() {}

    static List<PoolConfig> parse(String text) {
        List<PoolConfig> pools = new ArrayList<>();
        text.lines().filter(line -> line.startsWith(KIND)).forEach(line -> {
            String[] fields = line.split(":", STORAGES + 2);
            String name = fields[NAME].strip();
            if (!name.isEmpty()) {
                pools.add(new PoolConfig(name, items(fields, GUESTS), items(fields, STORAGES)));
            }
        });
        return pools;
    }

    private static Set<String> items(String[] fields, int place) {
        Set<String> items = new LinkedHashSet<>();
        if (fields.length > place) {
            Arrays.stream(fields[place].split(","))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .forEach(items::add);
        }
        return items;
    }
}
