package hypervisor.source.storage;

import hypervisor.scrape.Deadline;
import hypervisor.source.HangingException;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.SideBySide;
import hypervisor.source.SideBySide.Question;
import hypervisor.source.procfs.MountTable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Looks at the directories of storages, those of one mount one after the other on a thread that may hang, and several
/// mounts at once.
final class PathRound {
    private static final int AT_ONCE = 16;

    private final HostPaths paths;
    private final Isolation isolation;
    private final SpaceReader reader;
    private final Duration patience;

    /// @param mount what has to be mounted for it; null for nothing
    record Wanted(String path, @Nullable String mount) {}

    PathRound(HostPaths paths, Isolation isolation, SpaceReader reader, Duration patience) {
        this.paths = paths;
        this.isolation = isolation;
        this.reader = reader;
        this.patience = patience;
    }

    /// An answer for each.
    Map<Wanted, PathAnswer> run(Iterable<Wanted> wanted, Deadline deadline) throws InterruptedException {
        MountTable table = MountTable.read(paths.proc());
        Map<String, List<Wanted>> byMount = new TreeMap<>();
        for (Wanted one : wanted) {
            String mount = table == null ? one.path() : table.under(one.path());
            byMount.computeIfAbsent(mount, _ -> new ArrayList<>()).add(one);
        }
        List<Question<Map<Wanted, PathAnswer>>> questions = new ArrayList<>();
        byMount.forEach((mount, all) -> questions.add(() -> ofMount(mount, all, table, deadline.within(patience))));
        Map<Wanted, PathAnswer> answers = new HashMap<>();
        SideBySide.ask(AT_ONCE, questions).forEach(answers::putAll);
        return answers;
    }

    private Map<Wanted, PathAnswer> ofMount(
            String mount, List<Wanted> all, @Nullable MountTable table, Deadline deadline) throws InterruptedException {
        try {
            Callable<Map<Wanted, PathAnswer>> work = () -> {
                Map<Wanted, PathAnswer> answers = new HashMap<>();
                all.forEach(one -> answers.put(one, answer(one, table)));
                return answers;
            };
            return isolation.run("mount " + mount, work, deadline);
        } catch (HangingException _) {
            return failed(all, true, mount + " hangs, and is left alone until it comes back");
        } catch (IOException e) {
            return failed(all, false, String.valueOf(e.getMessage()));
        }
    }

    private static Map<Wanted, PathAnswer> failed(List<Wanted> all, boolean hanging, String problem) {
        Map<Wanted, PathAnswer> answers = new HashMap<>();
        all.forEach(one -> answers.put(one, PathAnswer.failed(hanging, problem)));
        return answers;
    }

    private PathAnswer answer(Wanted wanted, @Nullable MountTable table) {
        Path path = paths.located(wanted.path());
        try {
            return PathAnswer.of(reader.of(path), isMounted(wanted.mount(), table));
        } catch (NoSuchFileException _) {
            return PathAnswer.failed(false, path + " does not exist");
        } catch (AccessDeniedException _) {
            return PathAnswer.failed(false, path + " may not be entered: that takes root, or a right on the directory");
        } catch (IOException e) {
            return PathAnswer.failed(false, path + " cannot be read: " + e.getMessage());
        }
    }

    private @Nullable Boolean isMounted(@Nullable String mount, @Nullable MountTable table) throws IOException {
        if (mount == null) {
            return true;
        }
        return table == null ? null : Boolean.valueOf(table.has(mount) || table.has(real(mount)));
    }

    /// Where a symbolic link leads.
    private String real(String mount) throws IOException {
        Path real = paths.located(mount).toRealPath();
        Path root = paths.files().toRealPath();
        return real.startsWith(root) ? "/" + root.relativize(real) : real.toString();
    }
}
