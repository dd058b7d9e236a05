package hypervisor.source.proxmox.collect;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import hypervisor.source.proxmox.PrivilegeGap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Says which privileges are missing, and how to give them.
public final class PrivilegeRemedy {
    private static final String HOW = "To give them: pveum acl modify / --roles PVEAuditor --tokens 'USER@REALM!TOKEN',"
            + " for a user without a token --users USER@REALM."
            + " A token with privilege separation needs this for its user and for itself";

    private PrivilegeRemedy() {}

    /// For a person: what is missing for which collectors, then what to do. Empty where nothing is missing.
    public static String of(List<PrivilegeGap> gaps) {
        if (gaps.isEmpty()) {
            return "";
        }
        return "Privileges are missing: " + missing(gaps) + ". " + HOW;
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
