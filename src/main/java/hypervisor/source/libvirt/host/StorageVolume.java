package hypervisor.source.libvirt.host;

/// A volume of an active pool (`STORAGE_VOL_GET_INFO`, 98), sizes in bytes as of the pool's last refresh.
/// @param type `virStorageVolType`: 0 file 1 block 2 dir 3 network 4 netdir 5 ploop
public record StorageVolume(String pool, String name, String key, int type, long capacity, long allocation) {}
