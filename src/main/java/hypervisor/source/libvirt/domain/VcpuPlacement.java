package hypervisor.source.libvirt.domain;

import java.util.UUID;

/// Where a virtual CPU ran last (`DOMAIN_GET_VCPUS`, 20).
///
/// @param hostCpu the host CPU's number
public record VcpuPlacement(String domain, UUID uuid, int vcpu, int hostCpu) {}
