package hypervisor.dialect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a native metric does not come out on a host, although its source could feed it.
public final class Absences {
    public static final Path FILE = Path.of("src/test/fixtures/native/absent.tsv");

    private record Absence(String host, String metric, String reason) {
        boolean concerns(String name) {
            return matches(metric, name);
        }
    }

    private final List<Absence> absences;

    private Absences(List<Absence> absences) {
        this.absences = absences;
    }

    /// Of one host. Each line of the file: host, metric, reason; the first two may have stars.
    public static Absences of(String host) throws IOException {
        List<Absence> absences = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\t");
                if (parts.length != 3 || parts[2].isBlank()) {
                    throw new AssertionError(FILE + ": not host, metric and reason: " + line);
                }
                if (matches(parts[0], host)) {
                    absences.add(new Absence(parts[0], parts[1], parts[2]));
                }
            }
        }
        return new Absences(absences);
    }

    public @Nullable String reason(String name) {
        return absences.stream()
                .filter(absence -> absence.concerns(name))
                .map(Absence::reason)
                .findFirst()
                .orElse(null);
    }

    /// Lines that name this host alone, and explain nothing that is missing.
    public List<String> unused(Collection<String> missing) {
        return absences.stream()
                .filter(absence -> !absence.host().contains("*"))
                .filter(absence -> missing.stream().noneMatch(absence::concerns))
                .map(Absence::toString)
                .toList();
    }

    private static boolean matches(String pattern, String text) {
        String regex = String.join(
                ".*",
                List.of(pattern.split("\\*", -1)).stream().map(Pattern::quote).toList());
        return Pattern.matches(regex, text);
    }
}
