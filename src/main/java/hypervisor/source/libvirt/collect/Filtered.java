package hypervisor.source.libvirt.collect;

import static java.util.stream.Collectors.toSet;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.message.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// All there are of something, and what can be learned of each by listing them once more through a filter: a handful of
/// cheap calls, however many there are.
///
/// @param all sorted
/// @param byFilter which of them a filter's flag picks out; without those the daemon refuses
record Filtered<T>(List<T> all, Map<Integer, Set<UUID>> byFilter, Function<T, UUID> uuid) {
    private static final int ALL = 0;

    /// @param list the call for a list, by its flags
    /// @throws hypervisor.source.libvirt.LibvirtException the list of all is refused
    static <T> Filtered<T> list(
            Daemon daemon,
            IntFunction<Call<List<T>>> list,
            List<Integer> filters,
            Comparator<T> order,
            Function<T, UUID> uuid,
            Deadline deadline)
            throws IOException, InterruptedException {
        List<Integer> flags = new ArrayList<>();
        flags.add(ALL);
        flags.addAll(filters);
        List<T> all = List.of();
        Map<Integer, Set<UUID>> byFilter = new HashMap<>();
        for (var answer : Answers.all(daemon, flags, list::apply, deadline)) {
            switch (answer) {
                case Answers.Present<Integer, List<T>>(Integer flag, var listed)
                when flag == ALL -> all = listed.stream().sorted(order).toList();
                case Answers.Present<Integer, List<T>>(Integer flag, var listed) ->
                    byFilter.put(flag, listed.stream().map(uuid).collect(toSet()));
                case Answers.Refused<Integer, List<T>>(Integer flag, var cause) when flag == ALL -> throw cause;
                case Answers.Refused<Integer, List<T>> _ -> {}
            }
        }
        return new Filtered<>(all, byFilter, uuid);
    }

    /// Null where the daemon does not say.
    @Nullable Boolean has(int filter, T one) {
        Set<UUID> those = byFilter.get(filter);
        return those == null ? null : those.contains(uuid.apply(one));
    }
}
