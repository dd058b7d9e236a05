package hypervisor.source.qemu;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one talk with a monitor brought. What was not asked, or not answered, is null.
///
/// @param interfaces of `info network`
/// @param drives of `info block`
/// @param state of what only the machine protocol tells
/// @param failure why something is missing; null where all was answered
/// @param refused whether that is because this user may not ask
record MonitorAnswers(
        @Nullable List<GuestInterface> interfaces,
        @Nullable List<Drive> drives,
        @Nullable State state,
        @Nullable String failure,
        boolean refused) {

    MonitorAnswers(
            @Nullable List<GuestInterface> interfaces,
            @Nullable List<Drive> drives,
            @Nullable State state,
            @Nullable String failure) {
        this(interfaces, drives, state, failure, false);
    }

    static MonitorAnswers refused(String because) {
        return new MonitorAnswers(null, null, null, because, true);
    }

    /// What changes all the time.
    ///
    /// @param status `running`
    /// @param balloonBytes null for a guest without a balloon
    /// @param blocks by the names QEMU has for a disk, `drive-scsi0` among them
    record State(@Nullable String status, @Nullable Long balloonBytes, Map<String, BlockState> blocks) {

        /// Whether these are still the disks there are.
        boolean hasAll(List<Drive> drives) {
            Set<BlockState> others = Collections.newSetFromMap(new IdentityHashMap<>());
            others.addAll(blocks.values());
            for (Drive drive : drives) {
                BlockState state = blocks.get(drive.label());
                if (state == null) {
                    return false;
                }
                others.remove(state);
            }
            return others.isEmpty();
        }
    }

    /// What QEMU tells of one disk.
    ///
    /// @param virtual bytes that the guest sees
    /// @param allocated bytes that it takes of its storage
    record BlockState(
            @Nullable Long virtual,
            @Nullable Long allocated,
            @Nullable DiskLimits limits,
            @Nullable DiskStatistics statistics) {}
}
