package hypervisor.source.zfs.pool;

import hypervisor.scrape.Deadline;
import hypervisor.source.tool.Output;
import hypervisor.source.tool.ToolException;
import hypervisor.source.zfs.ZfsTools;
import hypervisor.source.zfs.ZfsTools.Program;
import java.io.IOException;
import java.util.List;

/// Runs `zpool status` in the best form that the program knows, which is found out once.
final class StatusTool {
    private static final int MOST_BYTES = 8 << 20;

    /// Since OpenZFS 2.3.
    private static final List<String> JSON = List.of("status", "-jpst", "--json-int");

    /// Since OpenZFS 0.8.
    private static final List<String> EXACT = List.of("status", "-pst");

    /// As always: numbers for people.
    private static final List<String> PLAIN = List.of("status");

    /// The best first.
    private static final List<List<String>> FORMS = List.of(JSON, EXACT, PLAIN);

    private final ZfsTools tools;
    private volatile int known;

    StatusTool(ZfsTools tools) {
        this.tools = tools;
    }

    /// @throws hypervisor.source.MalformedException what was printed is not understood
    PoolStatus read(String pool, Deadline deadline) throws IOException, InterruptedException {
        int form = known;
        while (true) {
            try {
                Output output = tools.run(Program.ZPOOL, pool, FORMS.get(form), MOST_BYTES, deadline);
                known = form;
                return parsed(FORMS.get(form), pool, output);
            } catch (ToolException e) {
                if (form == FORMS.size() - 1 || !ZfsTools.isUsage(e)) {
                    throw e;
                }
                form++;
            }
        }
    }

    private static PoolStatus parsed(List<String> form, String pool, Output output) {
        String origin = "zpool status " + pool;
        return form.equals(JSON)
                ? StatusJson.parse(origin, pool, output.bytes())
                : StatusText.parse(origin, pool, output.text());
    }
}
