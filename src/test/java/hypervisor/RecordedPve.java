package hypervisor;

import hypervisor.replay.RecordedTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `/etc/pve` of the node on which pve_local_exporter was recorded, and what it said there.
public final class RecordedPve {
    private static final Path RECORDED = Path.of("src/test/fixtures/upstream/pve_local_exporter");

    private static final Pattern BEGINNING = Pattern.compile("[@>=] ");

    private RecordedPve() {}

    /// Puts the files into a folder.
    ///
    /// @return its `/etc/pve`
    public static Path into(Path root) throws IOException {
        List<String> kept = new ArrayList<>();
        boolean wanted = false;
        for (String line : Files.readAllLines(RECORDED.resolve("host.txt"))) {
            wanted = BEGINNING.matcher(line).lookingAt() ? line.startsWith("@ etc/pve/") : wanted;
            if (wanted) {
                kept.add(line);
            }
        }
        Path part = Files.write(root.resolve("pve.txt"), kept);
        RecordedTree.put(part, root);
        return root.resolve("etc/pve");
    }

    /// One of its files.
    public static String text(String file, Path root) {
        try {
            return Files.readString(into(root).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The original's scrape.
    public static String scrape() throws IOException {
        return Files.readString(RECORDED.resolve("scrape.prom"));
    }
}
