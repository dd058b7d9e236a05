package hypervisor.source.proxmox;

import static java.nio.charset.StandardCharsets.UTF_8;

import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest.Lane;
import hypervisor.source.proxmox.Authentication.Clock;
import hypervisor.source.proxmox.json.AnswerReader;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Asks a cluster through any of its endpoints. Nothing is opened before the first question.
public final class ApiClient implements ProxmoxApi, AutoCloseable {
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final AnswerReader<String> TICKET = AnswerReader.object(row -> {
        boolean half = row.isSet("NeedTFA") || row.object("NeedTFA") != null;
        return half ? "" : row.need("ticket");
    });

    private final ProxmoxOptions options;
    private final Connections connections;
    private final Exchange exchange;
    private final EndpointChoice choice;
    private final Dispersal dispersal;
    private final Authentication authentication;
    private final Answers answers;
    private final NodeRests rests;
    private final Budget budget;

    public ApiClient(ProxmoxOptions options) {
        this(options, Clock.SYSTEM);
    }

    ApiClient(ProxmoxOptions options, Clock clock) {
        this.options = options;
        connections = new Connections(options);
        exchange = new Exchange(connections, options);
        choice = new EndpointChoice(options.endpoints(), clock, this::probe);
        dispersal = new Dispersal(choice);
        authentication = Authentication.of(options.credentials(), this::login, clock);
        answers = new Answers(clock);
        rests = new NodeRests(clock);
        budget = new Budget(options.backgroundPerSecond(), clock);
    }

    @Override
    public <T> T get(ApiRequest<T> request, Deadline deadline) throws ApiException, InterruptedException {
        return shared("", request, null, deadline);
    }

    @Override
    public List<String> endpoints() {
        return choice.names();
    }

    @Override
    public <T> T getFrom(String endpoint, ApiRequest<T> request, Deadline deadline)
            throws ApiException, InterruptedException {
        EndpointHealth only = choice.named(endpoint);
        return shared(endpoint, request, only, deadline);
    }

    /// How it fares.
    public ClientState state() {
        return new ClientState(options.tls().unverified(), choice.states());
    }

    /// Ends whatever is going on; every question fails from now on.
    @Override
    public void close() {
        connections.close();
    }

    private <T> T shared(String from, ApiRequest<T> request, @Nullable EndpointHealth only, Deadline deadline)
            throws ApiException, InterruptedException {
        var asked = new AtomicBoolean();
        T answer = answers.get(from, request, deadline, () -> {
            asked.set(true);
            return ask(request, only, deadline);
        });
        if (!asked.get()) {
            deadline.notes().add(() -> request.path() + ": not asked, another had the answer or was asking");
        }
        return answer;
    }

    private <T> T ask(ApiRequest<T> request, @Nullable EndpointHealth only, Deadline deadline)
            throws ApiException, InterruptedException {
        rests.check(request);
        if (only != null) {
            choice.check(only);
        }
        spend(request, deadline);
        Authorization first = authentication.current(deadline);
        try {
            return sent(request, only, first, deadline);
        } catch (ApiException e) {
            if (e.kind() != Kind.UNAUTHENTICATED) {
                throw e;
            }
            Authorization second = authentication.another(first, e, deadline);
            try {
                return sent(request, only, second, deadline);
            } catch (ApiException again) {
                if (again.kind() == Kind.UNAUTHENTICATED) {
                    authentication.refused(second, again);
                }
                throw again;
            }
        }
    }

    private <T> T sent(
            ApiRequest<T> request, @Nullable EndpointHealth only, Authorization authorization, Deadline deadline)
            throws ApiException, InterruptedException {
        String node = request.node();
        try {
            T value = dispersal.run(
                    node,
                    request.lane(),
                    only,
                    deadline,
                    (endpoint, end) -> inTurn(request, endpoint, authorization, end));
            authentication.accepted();
            if (node != null) {
                rests.answered(node);
            }
            return value;
        } catch (ApiException e) {
            if (e.kind() == Kind.NODE && node != null) {
                rests.failed(node, e);
            }
            if (e.status() != 0 && e.kind() != Kind.UNAUTHENTICATED && e.kind() != Kind.ENDPOINT) {
                authentication.accepted();
            }
            throw e;
        }
    }

    /// A node that stopped answering while this waited for its turn is not asked as well.
    private <T> T inTurn(ApiRequest<T> request, Endpoint endpoint, Authorization authorization, Deadline end)
            throws ApiException, InterruptedException {
        rests.check(request);
        try {
            return exchange.get(endpoint, request.path(), authorization, request.reader(), end);
        } catch (ApiException e) {
            String node = request.node();
            if (node != null && e.kind() == Kind.NODE && e.status() != StatusMeaning.NODE_UNREACHABLE) {
                rests.failed(node, e);
            }
            throw e;
        }
    }

    private void spend(ApiRequest<?> request, Deadline deadline) throws ApiException, InterruptedException {
        if (request.lane() == Lane.BACKGROUND) {
            Duration wait = budget.take(deadline.left());
            if (wait == null) {
                throw new ApiException(
                        Kind.TIMEOUT,
                        0,
                        request.path() + ": not sent, there are more requests in the background than"
                                + " proxmox.background-requests lets through",
                        null);
            }
            Thread.sleep(wait);
        }
    }

    private String login(String username, String password) throws ApiException, InterruptedException {
        String form =
                "username=" + URLEncoder.encode(username, UTF_8) + "&password=" + URLEncoder.encode(password, UTF_8);
        String ticket = dispersal.run(
                null,
                Lane.SCRAPE,
                null,
                Deadline.in(options.requestTimeout()),
                (endpoint, end) -> exchange.login(endpoint, form, TICKET, end));
        if (ticket.isEmpty()) {
            throw new ApiException(
                    Kind.UNAUTHENTICATED,
                    0,
                    "the cluster wants a second factor from " + username
                            + ", which an exporter does not have: use an API token (proxmox.token-id)",
                    null);
        }
        return ticket;
    }

    /// Whatever answers is well; who asks does not matter.
    private void probe(EndpointHealth health) {
        try {
            exchange.get(health.endpoint(), "/version", authentication.known(), answer -> "", Deadline.in(PROBE));
            health.succeeded();
        } catch (ApiException e) {
            if (e.kind() == Kind.ENDPOINT || e.kind() == Kind.TIMEOUT) {
                health.failed(e);
            } else if (e.status() != 0) {
                health.succeeded();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // nobody does; it stays as it was
        }
    }
}
