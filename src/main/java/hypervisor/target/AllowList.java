package hypervisor.target;

import hypervisor.config.TargetHost;
import hypervisor.config.TargetPattern;
import hypervisor.config.TargetPattern.Any;
import hypervisor.config.TargetPattern.Below;
import hypervisor.config.TargetPattern.Name;
import hypervisor.config.TargetPattern.Network;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/// The targets that a module may be used for.
///
/// @param module its name, for messages
/// @param entries nothing is allowed where there is none
/// @param ports those of the service, which need not be named
public record AllowList(String module, List<TargetPattern> entries, Set<Integer> ports) {
    private static final int MOST_ADDRESSES = 64;

    public AllowList {
        entries = List.copyOf(entries);
        ports = Set.copyOf(ports);
    }

    /// The addresses at which the target may be asked, and nowhere else: whoever connects must not look its name up
    /// again, since another answer may come then. Names that the list does not have are not looked up, unless it
    /// has a network.
    ///
    /// @return one at least
    /// @throws RefusedException it may not be asked
    /// @throws IOException its name is listed, and has no address, or the resolver does not answer
    public List<InetAddress> addresses(Target target, Resolver resolver, Deadline deadline)
            throws RefusedException, IOException, InterruptedException {
        List<TargetPattern> fitting =
                entries.stream().filter(entry -> port(entry, target.port())).toList();
        TargetHost host = target.host();
        InetAddress literal = host.address();
        if (literal != null) {
            check(target, fitting, List.of(literal), false);
            return List.of(literal);
        }
        boolean named = fitting.stream().anyMatch(entry -> isNamed(entry, host.text()));
        if (!named && fitting.stream().noneMatch(entry -> entry instanceof Network || entry instanceof Any)) {
            throw notListed(target);
        }
        List<InetAddress> found;
        try {
            found = resolver.resolve(host.text(), deadline);
        } catch (IOException e) {
            if (named) {
                throw e;
            }
            throw new RefusedException("the target " + target + " has no address here, so that module " + module
                    + ", which lists networks, cannot be used for it");
        }
        check(target, fitting, found, named);
        return found;
    }

    private void check(Target target, List<TargetPattern> fitting, List<InetAddress> found, boolean named)
            throws RefusedException {
        if (found.isEmpty() || found.size() > MOST_ADDRESSES) {
            throw new RefusedException("the target " + target + " has no address, or more than " + MOST_ADDRESSES);
        }
        for (InetAddress address : found) {
            boolean listed = named || fitting.stream().anyMatch(entry -> contains(entry, address));
            if (!listed) {
                throw notListed(target);
            }
            if (ForbiddenAddresses.contain(address) && fitting.stream().noneMatch(entry -> isVery(entry, address))) {
                throw new RefusedException(
                        "the target " + target + " leads to an address that is link-local, multicast,"
                                + " or where clouds keep credentials; it is asked only where modules." + module
                                + ".targets lists that very address");
            }
        }
    }

    private RefusedException notListed(Target target) {
        return new RefusedException(
                entries.isEmpty()
                        ? "module " + module + " may be used for no target: list those that it is for, as in modules."
                                + module + ".targets: [" + quoted(target) + "]"
                        : "module " + module + " may not be used for the target " + target + ": add it to modules."
                                + module + ".targets in the configuration"
                                + (ports.contains(target.port()) ? "" : ", with its port"));
    }

    private String quoted(Target target) {
        String host = target.host().bracketed();
        String text = ports.contains(target.port()) ? host : host + ":" + target.port();
        return text.startsWith("[") ? '"' + text + '"' : text;
    }

    private boolean port(TargetPattern entry, int port) {
        Integer only = entry.port();
        return only == null ? ports.contains(port) : only == port;
    }

    private static boolean isNamed(TargetPattern entry, String name) {
        return (entry instanceof Name only && name.equals(only.name()))
                || (entry instanceof Below below && name.endsWith(below.suffix()));
    }

    private static boolean contains(TargetPattern entry, InetAddress address) {
        return entry instanceof Any || (entry instanceof Network network && network.contains(address));
    }

    private static boolean isVery(TargetPattern entry, InetAddress address) {
        return entry instanceof Network network && network.isSingle() && network.contains(address);
    }
}
