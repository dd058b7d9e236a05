package hypervisor.source.proxmox.cluster;

import hypervisor.source.MalformedException;
import hypervisor.source.proxmox.json.JsonRow;

/// What rows about guests have in common.
public final class ResourceRow {
    private ResourceRow() {}

    /// A guest's number, which older versions write in quotes.
    ///
    /// @throws MalformedException where it is missing
    public static long vmid(JsonRow row) {
        Long vmid = row.integer("vmid");
        if (vmid == null) {
            throw new MalformedException(row.place(), "lacks vmid");
        }
        return vmid;
    }
}
