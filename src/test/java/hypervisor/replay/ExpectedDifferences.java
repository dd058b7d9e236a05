package hypervisor.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The one list of everything in which we differ from the originals, and why: `differences.tsv`.
///
/// ```
/// libvirt-cnef	missing	go_.*	its own runtime's numbers
/// ```
///
/// A difference must be on the list, and a line of the list must still be a difference.
record ExpectedDifferences(List<Line> lines) {
    private static final int COLUMNS = 4;

    /// @param original the folder of the recording
    /// @param subject matches the whole of a difference's subject
    record Line(int number, String original, Difference.Kind kind, Pattern subject, String reason) {

        boolean matches(Difference difference) {
            return difference.kind() == kind
                    && subject.matcher(difference.subject()).matches();
        }

        @Override
        public String toString() {
            return "line " + number + " (" + original + " " + kind + " " + subject + ")";
        }
    }

    static ExpectedDifferences read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        List<String> text = Files.readAllLines(file);
        for (int i = 0; i < text.size(); i++) {
            if (!text.get(i).isBlank() && !text.get(i).startsWith("#")) {
                lines.add(line(i + 1, text.get(i).split("\t", -1)));
            }
        }
        return new ExpectedDifferences(lines);
    }

    private static Line line(int number, String[] columns) {
        if (columns.length != COLUMNS || columns[COLUMNS - 1].isBlank()) {
            throw new IllegalArgumentException(
                    "line " + number + ": wants original, kind, subject and reason, separated by tabs");
        }
        var kind = Difference.Kind.valueOf(columns[1].toUpperCase(Locale.ROOT));
        return new Line(number, columns[0], kind, Pattern.compile(columns[2]), columns[3]);
    }

    /// Everything that is wrong: differences that are not on the list, lines that match nothing.
    List<String> complaints(String original, List<Difference> differences) {
        List<Line> ours =
                lines.stream().filter(line -> line.original().equals(original)).toList();
        List<String> complaints = new ArrayList<>();
        for (Difference difference : differences) {
            if (ours.stream().noneMatch(line -> line.matches(difference))) {
                complaints.add(difference.kind() + " " + difference.subject() + ": " + difference.detail());
            }
        }
        for (Line line : ours) {
            if (differences.stream().noneMatch(line::matches)) {
                complaints.add("nothing differs any more as " + line + " says");
            }
        }
        return complaints;
    }
}
