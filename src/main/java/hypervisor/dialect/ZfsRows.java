package hypervisor.dialect;

import hypervisor.metric.Buckets;
import hypervisor.metric.Metric.Value;
import hypervisor.source.zfs.kstat.Distribution;
import hypervisor.source.zfs.kstat.NamedKstat;
import hypervisor.source.zfs.kstat.PoolKstats;
import hypervisor.source.zfs.kstat.ZfsKstats;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The kernel module's files, as rows of a metric set.
final class ZfsRows {
    private ZfsRows() {}

    /// A file of one pool.
    record OfPool(String pool, NamedKstat kstat) {}

    /// Several rows of one file that mean the same of different things.
    ///
    /// @param of what their names begin with
    record Part(String pool, String of, NamedKstat kstat) {}

    /// One row of a file.
    record Row(String pool, String file, String name, double value) {}

    static Function<ZfsKstats, Stream<NamedKstat>> global(String file) {
        return kstats -> Stream.ofNullable(kstats.global(file));
    }

    static Function<ZfsKstats, Stream<OfPool>> ofPools(String file) {
        return kstats -> kstats.pools().stream().flatMap(pool -> {
            NamedKstat kstat = pool.named(file);
            return Stream.ofNullable(kstat == null ? null : new OfPool(pool.pool(), kstat));
        });
    }

    static Value<NamedKstat> row(String name) {
        return kstat -> kstat.number(name);
    }

    static Value<OfPool> poolRow(String name) {
        return of -> of.kstat().number(name);
    }

    /// The row whose name is that of the part and this.
    static Value<Part> partRow(String end) {
        return part -> part.kstat().number(part.of() + end);
    }

    /// All rows that are numbers.
    static Stream<Row> rows(String pool, String file, NamedKstat kstat) {
        return IntStream.range(0, kstat.names().size())
                .filter(kstat::isNumber)
                .mapToObj(row -> new Row(pool, file, kstat.names().get(row), kstat.number(row)));
    }

    static Stream<PoolKstats> pools(ZfsKstats kstats) {
        return kstats.pools().stream();
    }

    static @Nullable Buckets buckets(@Nullable Distribution times) {
        return times == null ? null : Buckets.of(times.upperBounds(), times.counts(), times.sum());
    }
}
