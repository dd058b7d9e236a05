package hypervisor.source.qemu;

import org.jspecify.annotations.Nullable;

/// How large a disk is, in bytes. What is not known is null.
///
/// @param virtual what the guest sees
/// @param device of the block device, as the kernel says
/// @param file the length of the image's file
/// @param allocated what the image takes of its storage
public record DiskSizes(
        @Nullable Long virtual,
        @Nullable Long device,
        @Nullable Long file,
        @Nullable Long allocated) {
    public static final DiskSizes UNKNOWN = new DiskSizes(null, null, null, null);
}
