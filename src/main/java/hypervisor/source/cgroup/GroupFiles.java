package hypervisor.source.cgroup;

import hypervisor.source.procfs.Denials;
import hypervisor.source.procfs.KernelFile;
import hypervisor.source.procfs.Numbers;
import hypervisor.source.procfs.Pressure;
import hypervisor.source.procfs.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files of one control group. One that is not there belongs to a controller that the group does not have.
final class GroupFiles {
    private final Path group;
    private final Denials denials;

    GroupFiles(Path group, Denials denials) {
        this.group = group;
        this.denials = denials;
    }

    String text(String name) {
        try {
            return KernelFile.small(group.resolve(name));
        } catch (IOException e) {
            denials.note(e, name + " of control groups", "to read /sys/fs/cgroup");
            return "";
        }
    }

    Rows rows(String name) {
        return Rows.of(text(name));
    }

    /// The one number of a file; null too where that is `max`, which is none.
    @Nullable Long number(String name) {
        return Numbers.whole(text(name).strip());
    }

    Map<String, Pressure> pressure() {
        Map<String, Pressure> pressure = new LinkedHashMap<>();
        for (String resource : Pressure.RESOURCES) {
            Pressure read = Pressure.read(group.resolve(resource + ".pressure"));
            if (read != null) {
                pressure.put(resource, read);
            }
        }
        return pressure;
    }
}
