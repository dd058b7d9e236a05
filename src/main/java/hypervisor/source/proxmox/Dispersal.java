package hypervisor.source.proxmox;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sends a request to an endpoint by chance, and to another one where the endpoint is at fault.
final class Dispersal {
    /// An endpoint that had less time than this is not to blame for not answering in it.
    private static final Duration FAIR = Duration.ofSeconds(1);

    private final EndpointChoice choice;
    private final Permits permits = new Permits();

    Dispersal(EndpointChoice choice) {
        this.choice = choice;
    }

    /// One request to one endpoint.
    @FunctionalInterface
    interface Attempt<T> {
        T on(Endpoint endpoint, Deadline deadline) throws ApiException, InterruptedException;
    }

    /// @param node that the request is passed on to; null where the endpoint itself answers it
    /// @param only the one endpoint that can answer; null for any
    <T> T run(@Nullable String node, Lane lane, @Nullable EndpointHealth only, Deadline deadline, Attempt<T> attempt)
            throws ApiException, InterruptedException {
        List<EndpointHealth> tried = new ArrayList<>();
        List<ApiException> failures = new ArrayList<>();
        while (true) {
            List<EndpointHealth> candidates = only == null ? choice.candidates(tried) : List.of(only);
            boolean last = only != null || tried.size() + 1 == choice.size();
            try (Permits.Permit permit = permits.take(node, lane, candidates, deadline)) {
                EndpointHealth chosen = permit.endpoint();
                if (chosen.isResting() && choice.hasHealthy(tried) && only == null) {
                    continue; // it failed while this waited for it
                }
                tried.add(chosen);
                return one(chosen, node, last || node != null ? deadline : half(deadline), attempt);
            } catch (ApiException e) {
                if (!failures.isEmpty() && tried.size() == failures.size()) {
                    throw together(failures); // there was no time left for another
                }
                failures.add(e);
                if (last || deadline.passed() || !isWorthAnother(e, node, failures.size())) {
                    throw together(failures);
                }
            }
        }
    }

    private <T> T one(EndpointHealth chosen, @Nullable String node, Deadline deadline, Attempt<T> attempt)
            throws ApiException, InterruptedException {
        Duration had = deadline.left();
        chosen.asked();
        try {
            T value = attempt.on(chosen.endpoint(), deadline);
            chosen.succeeded();
            return value;
        } catch (ApiException e) {
            if (e.kind() == Kind.ENDPOINT) {
                chosen.failed(e);
            } else if (e.kind() == Kind.TIMEOUT) {
                late(chosen, node, had, e);
            } else if (e.status() != 0) {
                chosen.succeeded(); // it answers, if not as one would like
            }
            throw e;
        }
    }

    /// Where a node may be what hangs, the endpoint is asked itself, beside all this.
    private void late(EndpointHealth chosen, @Nullable String node, Duration had, ApiException because) {
        if (node == null && had.compareTo(FAIR) >= 0) {
            chosen.failed(because);
        } else {
            choice.suspect(chosen);
        }
    }

    private static boolean isWorthAnother(ApiException e, @Nullable String node, int attempts) {
        return switch (e.kind()) {
            case ENDPOINT -> true;
            case TIMEOUT -> node == null;
            case NODE -> e.status() == StatusMeaning.NODE_UNREACHABLE && attempts == 1; // perhaps only from there
            default -> false;
        };
    }

    /// What an endpoint that answers says counts before that another is gone: a node that is down is then what
    /// is wrong, even where it is that other endpoint.
    private static ApiException together(List<ApiException> failures) {
        ApiException last = failures.reversed().stream()
                .filter(failure -> failure.kind() != Kind.ENDPOINT)
                .findFirst()
                .orElseGet(failures::getLast);
        if (failures.size() == 1) {
            return last;
        }
        String each =
                failures.stream().map(Throwable::getMessage).distinct().sorted().collect(Collectors.joining("; "));
        return new ApiException(last.kind(), last.status(), each, last);
    }

    private static Deadline half(Deadline deadline) {
        return deadline.within(deadline.left().dividedBy(2));
    }
}
