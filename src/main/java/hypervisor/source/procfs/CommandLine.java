package hypervisor.source.procfs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The arguments of a QEMU process, as `/proc/PID/cmdline` has them: each ends with a NUL.
final class CommandLine {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

    private CommandLine() {}

    static List<String> split(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        List<String> arguments = new ArrayList<>();
        int from = 0;
        for (int nul = text.indexOf(0); nul >= 0 && nul < end; nul = text.indexOf(0, from)) {
            arguments.add(text.substring(from, nul));
            from = nul + 1;
        }
        if (from < end) {
            arguments.add(text.substring(from, end));
        }
        return arguments;
    }

    /// What stands after the first argument that is exactly this.
    static @Nullable String value(List<String> arguments, String flag) {
        int at = arguments.indexOf(flag);
        return at < 0 || at + 1 >= arguments.size() ? null : arguments.get(at + 1);
    }

    /// The guest's number. Digits only, since it becomes part of the names of files.
    static @Nullable String guest(List<String> arguments) {
        String id = value(arguments, "-id");
        return id != null && DIGITS.matcher(id).matches() ? id : null;
    }

    /// Whether this is a program that runs guests of KVM: `qemu-system-x86_64` and those for other processors, `kvm`.
    static boolean runsGuests(String program) {
        String name = program.substring(program.lastIndexOf('/') + 1);
        return name.equals("kvm")
                || name.equals("qemu-kvm")
                || (name.startsWith("qemu-system-") && name.length() > "qemu-system-".length());
    }
}
