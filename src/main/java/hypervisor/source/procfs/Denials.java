package hypervisor.source.procfs;

import hypervisor.source.MissingRight;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What could not be read for want of a right. Each is told once, however many processes it concerns.
public final class Denials {
    private final Set<MissingRight> missing = new LinkedHashSet<>();

    /// Notes it, if that is why reading failed.
    public void note(IOException failed, String what, String right) {
        if (isDenial(failed)) {
            note(what, right);
        }
    }

    public void note(String what, String right) {
        missing.add(new MissingRight(what, right));
    }

    public List<MissingRight> all() {
        return List.copyOf(missing);
    }

    /// The kernel says so when a file is opened, or only when it is read.
    private static boolean isDenial(IOException failed) {
        String message = String.valueOf(failed.getMessage());
        return failed instanceof AccessDeniedException
                || message.endsWith("Permission denied")
                || message.endsWith("Operation not permitted");
    }
}
