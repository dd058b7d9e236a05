package hypervisor.source.proxmox.collect;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import hypervisor.source.proxmox.PrivilegeGap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Says which privileges are missing, and how to give them.
public final class PrivilegeRemedy {
    private static final String HOW = "To give them: pveum acl modify / --roles PVEAuditor --tokens 'USER@REALM!TOKEN',"
            + " for a user without a token --users USER@REALM."
            + " A token with privilege separation needs this for its user and for itself";

    private static final Set<String> AUDITOR = Set.of("Sys.Audit", "VM.Audit", "Datastore.Audit");

    /// The privilege that stood for that of the agents' before Proxmox VE 9.
    private static final String AGENT = "VM.GuestAgent.Audit";

    private PrivilegeRemedy() {}

    /// For a person: what is missing for which collectors, then what to do. Empty where nothing is missing.
    public static String of(List<PrivilegeGap> gaps) {
        if (gaps.isEmpty()) {
            return "";
        }
        return "Privileges are missing: " + missing(gaps) + ". " + how(gaps);
    }

    /// The missing privileges that PVEAuditor does not grant, sorted.
    public static List<String> beyondAuditor(List<PrivilegeGap> gaps) {
        return gaps.stream()
                .map(PrivilegeGap::privilege)
                .filter(privilege -> !AUDITOR.contains(privilege))
                .distinct()
                .sorted()
                .toList();
    }

    private static String how(List<PrivilegeGap> gaps) {
        String more = String.join(",", beyondAuditor(gaps));
        if (more.isEmpty()) {
            return HOW;
        }
        boolean some = gaps.stream().anyMatch(gap -> AUDITOR.contains(gap.privilege()));
        return (some ? HOW + ". " : "") + "For what PVEAuditor does not grant: pveum role add ExporterMore --privs "
                + more
                + ", then pveum acl modify / --roles PVEAuditor,ExporterMore for the same user and token"
                + (more.contains(AGENT) ? " (before Proxmox VE 9, VM.Monitor takes the place of " + AGENT + ")" : "")
                + ". Or switch the collector off";
    }

    /// Privilege and path, each once, with the collectors that lack something without it.
    private static String missing(List<PrivilegeGap> gaps) {
        Map<String, String> collectors = gaps.stream()
                .collect(groupingBy(
                        PrivilegeRemedy::where, TreeMap::new, mapping(PrivilegeGap::collector, joining(", "))));
        return collectors.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(joining("; "));
    }

    private static String where(PrivilegeGap gap) {
        return gap.privilege() + " on " + gap.path() + (gap.partly() ? ", of which it is there for some only" : "");
    }
}
