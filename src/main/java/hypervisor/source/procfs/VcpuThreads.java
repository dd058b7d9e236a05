package hypervisor.source.procfs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which threads of one process are virtual processors. QEMU names them, as `CPU 3/KVM`, when Proxmox VE starts it. A
/// name is read once; of a young thread more often, since it has its process' name until it gives itself one.
final class VcpuThreads {
    private static final Duration YOUTH = Duration.ofSeconds(30);
    private static final String NAME = "CPU ";

    private final Map<String, Role> known = new HashMap<>();

    /// @param vcpu its number, null of a thread that is none
    private record Role(@Nullable Integer vcpu, long since) {
        boolean settled() {
            return vcpu != null || System.nanoTime() - since > YOUTH.toNanos();
        }
    }

    /// The threads that are virtual processors now: their directories by the processors' numbers.
    SortedMap<Integer, Path> of(Path process) throws IOException {
        SortedMap<Integer, Path> found = new TreeMap<>();
        Map<String, Role> present = new HashMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path directory : threads) {
                String number = directory.getFileName().toString();
                Role role = role(number, directory);
                present.put(number, role);
                if (role.vcpu() != null) {
                    found.put(role.vcpu(), directory);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        known.clear();
        known.putAll(present);
        return found;
    }

    private Role role(String number, Path directory) {
        Role before = known.get(number);
        return before != null && before.settled()
                ? before
                : new Role(vcpu(directory), before == null ? System.nanoTime() : before.since());
    }

    private static @Nullable Integer vcpu(Path directory) {
        try {
            return vcpu(KernelFile.small(directory.resolve("comm")));
        } catch (IOException _) {
            return null; // it has ended
        }
    }

    /// The number in `CPU 3/KVM`; null for every other name.
    static @Nullable Integer vcpu(String name) {
        int slash = name.indexOf('/');
        if (!name.startsWith(NAME) || slash < 0) {
            return null;
        }
        Long number = Numbers.whole(name, NAME.length(), slash);
        return number == null || number > Integer.MAX_VALUE ? null : Integer.valueOf(number.intValue());
    }
}
