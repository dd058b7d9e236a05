package hypervisor.source.proxmox.collect;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The lines that are logged while something is done.
final class Logged {

    interface Task {
        void run() throws Exception;
    }

    private Logged() {}

    static List<String> during(Task task) throws Exception {
        PrintStream before = System.err;
        var written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            task.run();
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
