package hypervisor.source.zfs.kstat;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.log.Repeats;
import hypervisor.source.MalformedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the directory of one pool, again and again. A file that is gone when it is to be read, or that cannot be
/// read, costs what it would have told and nothing else. Not for several threads at once.
final class PoolReader {
    static final int MOST_DATASETS = 20_000;

    private static final int MOST_OTHER_FILES = 100;

    private final String pool;
    private final Path directory;
    private final Repeats repeats;
    private final KstatFile file = new KstatFile();
    private final KstatFile objsets = new KstatFile();
    private final PoolTraffic traffic = new PoolTraffic();
    private final SyncTimes syncTimes = new SyncTimes();

    PoolReader(String pool, Path directory, Repeats repeats) {
        this.pool = pool;
        this.directory = directory;
        this.repeats = repeats;
    }

    String pool() {
        return pool;
    }

    PoolKstats read() throws IOException {
        List<DatasetKstat> datasets = new ArrayList<>();
        SortedMap<String, NamedKstat> named = new TreeMap<>();
        List<TransactionGroup> transactions = List.of();
        List<MultihostWrite> multihost = List.of();
        int seen = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith("objset-")) {
                    if (++seen <= MOST_DATASETS) {
                        dataset(name, entry, datasets);
                    }
                } else if (name.equals("txgs")) {
                    transactions = TransactionGroup.all(table(entry));
                } else if (name.equals("multihost")) {
                    multihost = MultihostWrite.all(table(entry));
                } else if (!isText(name) && named.size() < MOST_OTHER_FILES) {
                    NamedKstat kstat = named(file, entry);
                    if (kstat != null) {
                        named.put(name, kstat);
                    }
                }
            }
        }
        tellOfMore(seen);
        syncTimes.add(transactions);
        datasets.sort(Comparator.comparing(DatasetKstat::dataset));
        return new PoolKstats(
                pool,
                false,
                text(directory.resolve("state")),
                text(directory.resolve("guid")),
                named,
                datasets,
                traffic.end(),
                transactions,
                syncTimes.soFar(),
                multihost);
    }

    private static boolean isText(String name) {
        return name.equals("state") || name.equals("guid");
    }

    private void dataset(String name, Path entry, List<DatasetKstat> datasets) {
        NamedKstat kstat = named(objsets, entry);
        String dataset = kstat == null ? null : kstat.text("dataset_name");
        if (kstat != null && dataset != null) {
            datasets.add(new DatasetKstat(dataset, kstat));
            traffic.add(name, kstat);
        } else {
            traffic.keep(name);
        }
    }

    private @Nullable NamedKstat named(KstatFile reader, Path entry) {
        try {
            return reader.named(entry);
        } catch (IOException | MalformedException e) {
            tell(entry, e);
            return null;
        }
    }

    /// Null where there is none, or an empty one.
    private @Nullable String text(Path entry) {
        try {
            String text = file.text(entry).strip();
            return text.isEmpty() ? null : text;
        } catch (IOException | MalformedException e) {
            tell(entry, e);
            return null;
        }
    }

    private String table(Path entry) {
        try {
            return file.text(entry);
        } catch (IOException | MalformedException e) {
            tell(entry, e);
            return "";
        }
    }

    private void tell(Path entry, Exception cause) {
        if (!isGone(entry, cause)) {
            repeats.failed(entry.toString(), WARNING, "ZFS pool " + pool + ": " + cause.getMessage());
        }
    }

    /// The JDK has no own exception for a file that an input stream does not find.
    private static boolean isGone(Path entry, Exception cause) {
        return cause instanceof NoSuchFileException || (cause instanceof FileNotFoundException && !Files.exists(entry));
    }

    private void tellOfMore(int seen) {
        String key = "datasets of " + pool;
        if (seen > MOST_DATASETS) {
            repeats.failed(
                    key,
                    WARNING,
                    "ZFS pool " + pool + " has " + seen + " datasets: " + MOST_DATASETS + " of them are told of");
        } else {
            repeats.ended(key, "ZFS pool " + pool + ": all datasets are told of again");
        }
    }
}
