package hypervisor.source.libvirt.host;

/// Events since the exporter began.
///
/// @param event as `lifecycle`, `io_error`
/// @param detail as `started`, or ""
/// @param domain the domain's name at the time
public record EventCount(String domain, String event, String detail, long count) {}
