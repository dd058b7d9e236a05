package hypervisor.source.qemu;

import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.qemu.MonitorAnswers.BlockState;
import hypervisor.source.sysfs.BlockDevices;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts together what QEMU says of disks with what the machine says of the files and devices behind them.
final class Disks {
    private static final String DEVICES = "/dev/";

    private final BlockDevices devices;
    private final ImageFiles images;

    Disks(HostPaths paths) {
        devices = new BlockDevices(paths);
        images = new ImageFiles(paths);
    }

    /// The files behind all drives, by their paths.
    Map<String, ImageFile> files(Collection<Drive> drives, Deadline deadline) throws InterruptedException {
        Map<String, String> formats = new HashMap<>();
        for (Drive drive : drives) {
            if (isFile(drive.path())) {
                formats.put(drive.path(), drive.format());
            }
        }
        return images.read(formats, deadline);
    }

    /// @param state null where QEMU was not asked for it
    GuestDisk disk(Drive drive, @Nullable BlockState state, Map<String, ImageFile> files) {
        String device = drive.path().startsWith(DEVICES) ? devices.name(drive.path()) : null;
        return new GuestDisk(
                drive.name(),
                drive,
                Volume.of(drive.path(), drive.format()),
                device == null ? "" : device,
                sizes(
                        drive,
                        state,
                        device == null ? null : devices.size(device),
                        isFile(drive.path()) ? files.get(drive.path()) : null),
                state == null ? null : state.statistics(),
                state == null ? null : state.limits());
    }

    private static DiskSizes sizes(
            Drive drive, @Nullable BlockState state, @Nullable Long device, @Nullable ImageFile file) {
        Long virtual = state == null ? null : state.virtual();
        if (virtual == null && file != null) {
            virtual = file.virtual();
        }
        if (virtual == null && drive.format().equals("raw")) {
            virtual = device;
        }
        // of a device QEMU says that it takes nothing
        Long allocated = state == null || drive.path().startsWith(DEVICES) ? null : state.allocated();
        return new DiskSizes(virtual, device, file == null ? null : Long.valueOf(file.length()), allocated);
    }

    private static boolean isFile(String path) {
        return path.startsWith("/") && !path.startsWith(DEVICES);
    }
}
