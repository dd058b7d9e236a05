package hypervisor.demo.host;

import java.io.IOException;

/// Programs that print what stands in the files beside them, and can do nothing else.
final class ZfsPrograms {
    private ZfsPrograms() {}

    static void begin(HostTree tree) throws IOException {
        tree.putProgram("bin/zpool", script("zpool", "\"get -Hpo\" | \"status -jpst\" | \"iostat -wHp\") ;;"));
        tree.putProgram("bin/zfs", script("zfs", "\"get -Hprt\" | \"list -Hpt\") ;;"));
    }

    /// The last argument is the pool.
    private static String script(String name, String known) {
        return """
                #!/bin/sh
                for pool; do :; done
                case "$1 $2" in
                %s
                *) echo "$0 of the demonstration does not know: $*" >&2; exit 2 ;;
                esac
                exec cat "${0%%/*}/%s-$1-$pool"
                """.formatted(known, name);
    }
}
