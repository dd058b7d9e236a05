package hypervisor.http;

import hypervisor.scrape.CollectorFilter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which collectors a request asks for: `?collect[]=libvirt_domain&collect[]=libvirt_node`, or all
/// `?exclude[]=` but some.
final class CollectorChoice {
    private static final int ECHO_LIMIT = 80;

    private CollectorChoice() {}

    /// @throws BadRequest for both at once, and for a name that no collector has
    static CollectorFilter of(Query query, Set<String> known) throws BadRequest {
        List<String> collect = query.all("collect[]");
        List<String> exclude = query.all("exclude[]");
        if (!collect.isEmpty() && !exclude.isEmpty()) {
            throw new BadRequest(
                    "collect[] and exclude[] cannot be used together: one names what to ask, the other what not");
        }
        check("collect[]", collect, known);
        check("exclude[]", exclude, known);
        return new CollectorFilter(Set.copyOf(collect), Set.copyOf(exclude));
    }

    private static void check(String parameter, List<String> names, Set<String> known) throws BadRequest {
        for (String name : names) {
            if (!known.contains(name)) {
                String told = name.length() > ECHO_LIMIT ? name.substring(0, ECHO_LIMIT) + "…" : name;
                throw new BadRequest(parameter + ": no collector is named \"" + told + "\"; there are: "
                        + String.join(", ", new TreeSet<>(known)));
            }
        }
    }
}
