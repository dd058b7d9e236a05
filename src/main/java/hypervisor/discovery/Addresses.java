package hypervisor.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Puts the addresses of a guest in order: those of its first configured interface first, within one those of IPv4,
/// and otherwise as they were told. What is on no configured interface comes last, and on one that a guest has for what
/// runs inside it, such as containers, is left out.
final class Addresses {
    /// Bridges and the ends of what runs inside a guest, which nobody outside reaches.
    private static final Pattern INTERNAL = Pattern.compile(
            "lo|lo0|Loopback.*|(?:docker|br-|veth|virbr|vnet|cni|cali|flannel|podman|lxcbr|lxdbr|kube-|tap).*");

    private Addresses() {}

    private record Placed(Address address, int networkInterface) {}

    /// @param macs of the interfaces that the guest is configured to have, in their order
    static List<Address> of(List<String> macs, List<ToldAddress> told) {
        List<String> ours =
                macs.stream().map(mac -> mac.toLowerCase(Locale.ROOT)).toList();
        List<Placed> placed = new ArrayList<>();
        for (ToldAddress one : told) {
            Address address = Address.of(one.address());
            int index = one.mac() == null ? -1 : ours.indexOf(one.mac().toLowerCase(Locale.ROOT));
            if (address != null && (index >= 0 || !isInternal(one))) {
                placed.add(new Placed(address, index < 0 ? Integer.MAX_VALUE : index));
            }
        }
        return placed.stream()
                .sorted(Comparator.comparingInt(Placed::networkInterface)
                        .thenComparing(one -> one.address().isIpv6()))
                .map(Placed::address)
                .distinct()
                .toList();
    }

    private static boolean isInternal(ToldAddress told) {
        return told.networkInterface() != null
                && INTERNAL.matcher(told.networkInterface()).matches();
    }
}
