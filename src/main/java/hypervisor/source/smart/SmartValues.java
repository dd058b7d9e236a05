package hypervisor.source.smart;

import org.jspecify.annotations.Nullable;

/// What one disk tells of its health. Each kind of disk tells only some of it; null is what it does not tell.
///
/// @param kind by which protocol it is asked
/// @param passed whether the disk believes in itself: its own overall judgement
/// @param temperature degrees Celsius
/// @param powerOnHours how long it has been in use, in hours
/// @param written bytes that the host has written in the disk's life
/// @param read bytes that the host has read
/// @param percentUsed of its life by its maker's estimate; may exceed 100
/// @param sparePercent how much of its spare space is left
/// @param spareThreshold below which percentage that is critical
/// @param criticalWarning NVMe's bits: 1 spare space low, 2 temperature, 4 unreliable, 8 read-only, 16 no
/// backup power, 32 memory region read-only
/// @param mediaErrors errors that the disk could not correct
/// @param unsafeShutdowns times it lost power without warning
/// @param reallocatedSectors sectors replaced by spare ones; of a SAS disk its grown defects
/// @param pendingSectors sectors that could not be read and wait to be written
/// @param uncorrectableSectors sectors that a test could not read
/// @param interfaceErrors checksum errors of the cable
public record SmartValues(
        @Nullable String model,
        @Nullable String serial,
        @Nullable String firmware,
        Kind kind,
        @Nullable Boolean passed,
        @Nullable Double temperature,
        @Nullable Long powerOnHours,
        @Nullable Long powerCycles,
        @Nullable Double written,
        @Nullable Double read,
        @Nullable Long percentUsed,
        @Nullable Long sparePercent,
        @Nullable Long spareThreshold,
        @Nullable Long criticalWarning,
        @Nullable Long mediaErrors,
        @Nullable Long unsafeShutdowns,
        @Nullable Long reallocatedSectors,
        @Nullable Long pendingSectors,
        @Nullable Long uncorrectableSectors,
        @Nullable Long interfaceErrors) {

    public enum Kind {
        NVME,
        ATA,
        SCSI,
        UNKNOWN
    }
}
