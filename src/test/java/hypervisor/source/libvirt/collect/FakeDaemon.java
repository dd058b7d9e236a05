package hypervisor.source.libvirt.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.message.Call;
import hypervisor.source.libvirt.message.ControlInfo;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.DomainXmlDesc;
import hypervisor.source.libvirt.message.GetAllDomainStats;
import hypervisor.source.libvirt.message.ListAllDomains;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// A libvirt daemon in memory. It allows as many calls at once as the client of the real one does: four, or
/// once one is overdue, one more than those that are.
final class FakeDaemon implements Daemon {
    private static final Duration PATIENCE = Duration.ofMillis(400);

    final Map<UUID, FakeDomain> domains = new ConcurrentSkipListMap<>();
    final List<Call<?>> calls = new CopyOnWriteArrayList<>();
    volatile int unknownFlags;
    volatile boolean namesUnknownFlags = true;

    private final Map<Class<?>, Handler<Call<?>>> handlers = new HashMap<>();
    private final List<Exchange> inFlight = new ArrayList<>();
    private int most;

    private record Exchange(CompletableFuture<?> answer, Deadline deadline, Deadline patience) {
        boolean overdue() {
            return answer.isDone() || deadline.passed();
        }

        boolean late() {
            return overdue() || patience.passed();
        }
    }

    /// Answers one kind of call.
    @FunctionalInterface
    interface Handler<C> {
        Object answer(C call) throws IOException, InterruptedException;
    }

    /// With this many running domains, ci-001 and so on.
    static FakeDaemon with(int running) {
        var daemon = new FakeDaemon();
        IntStream.rangeClosed(1, running).forEach(i -> daemon.add("ci-%03d".formatted(i), i));
        return daemon;
    }

    FakeDaemon() {
        on(ListAllDomains.class, this::list);
        on(GetAllDomainStats.class, this::statistics);
        on(ControlInfo.class, call -> known(call.domain()).control());
        on(DomainXmlDesc.class, call -> known(call.domain()).xml);
    }

    <C extends Call<?>> FakeDaemon on(Class<C> type, Handler<C> handler) {
        handlers.put(type, call -> handler.answer(type.cast(call)));
        return this;
    }

    FakeDaemon refuse(Class<? extends Call<?>> type, int code) {
        handlers.put(type, _ -> {
            throw new LibvirtException(code, 10, "this function is not supported by the connection driver");
        });
        return this;
    }

    FakeDomain add(String name, int id) {
        var domain = new FakeDomain(name, new UUID(0, domains.size() + 1L), id);
        domains.put(domain.uuid, domain);
        return domain;
    }

    FakeDomain domain(String name) {
        return domains.values().stream()
                .filter(domain -> domain.name.equals(name))
                .findAny()
                .orElseThrow();
    }

    <C> List<C> calls(Class<C> type) {
        return calls.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// The most calls that were unanswered at one time since this was asked last.
    synchronized int mostOutstanding() {
        int seen = most;
        most = inFlight.size();
        return seen;
    }

    @Override
    public <R> R call(Call<R> call, Deadline deadline) throws IOException, InterruptedException {
        CompletableFuture<R> answer = send(call, deadline);
        try {
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            answer.cancel(false);
            throw new SocketTimeoutException("no answer to " + call);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }

    @Override
    public <R> CompletableFuture<R> send(Call<R> call, Deadline deadline) throws IOException, InterruptedException {
        CompletableFuture<R> answer = new CompletableFuture<>();
        Exchange exchange = enter(call, answer, deadline);
        calls.add(call);
        var _ = answer.whenComplete((_, _) -> wake());
        Thread.startVirtualThread(() -> {
            try {
                @SuppressWarnings("unchecked") // the handler is registered for the call's class
                R result = (R) handler(call).answer(call);
                leave(exchange);
                answer.complete(result);
            } catch (IOException | InterruptedException | RuntimeException e) {
                leave(exchange);
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Override
    public synchronized int unanswered() {
        return (int) inFlight.stream().filter(Exchange::overdue).count();
    }

    @Override
    public String uri() {
        return "fake:///default";
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Counters counters() {
        return new Counters(1, calls.size(), 0, 0);
    }

    private Handler<Call<?>> handler(Call<?> call) {
        return handlers.getOrDefault(call.getClass(), _ -> {
            throw new LibvirtException(Unsupported.NO_SUPPORT, 10, "this function is not supported: " + call);
        });
    }

    private synchronized Exchange enter(Call<?> call, CompletableFuture<?> answer, Deadline deadline)
            throws SocketTimeoutException, InterruptedException {
        while (inFlight.size() >= allowed(call)) {
            if (deadline.passed()) {
                throw new SocketTimeoutException("no place");
            }
            wait(5);
        }
        var exchange = new Exchange(answer, deadline, deadline.within(PATIENCE));
        inFlight.add(exchange);
        most = Math.max(most, inFlight.size());
        return exchange;
    }

    private int allowed(Call<?> call) {
        if (unanswered() == 0) {
            return call instanceof ControlInfo ? 5 : 4;
        }
        int late = (int) inFlight.stream().filter(Exchange::late).count();
        return Math.min(5, 1 + (call instanceof ControlInfo ? late : unanswered()));
    }

    private synchronized void leave(Exchange exchange) {
        inFlight.remove(exchange);
        notifyAll();
    }

    private synchronized void wake() {
        notifyAll();
    }

    private List<DomainReference> list(ListAllDomains call) {
        return domains.values().stream()
                .filter(domain -> (call.flags() & ListAllDomains.ACTIVE) == 0 || domain.id != -1)
                .filter(domain -> (call.flags() & ListAllDomains.PERSISTENT) == 0 || domain.persistent)
                .filter(_ -> (call.flags() & (ListAllDomains.AUTOSTART | ListAllDomains.MANAGED_SAVE)) == 0)
                .map(FakeDomain::reference)
                .toList();
    }

    private List<GetAllDomainStats.DomainStats> statistics(GetAllDomainStats call)
            throws IOException, InterruptedException {
        if ((call.flags() & unknownFlags) != 0) {
            throw new LibvirtException(
                    Unsupported.INVALID_ARGUMENT,
                    10,
                    namesUnknownFlags
                            ? "unsupported flags (0x%x) in function f".formatted(call.flags() & unknownFlags)
                            : "unsupported flags");
        }
        List<FakeDomain> asked = call.domains().isEmpty()
                ? List.copyOf(domains.values())
                : call.domains().stream()
                        .filter(domain -> domains.containsKey(domain.uuid()))
                        .map(domain -> domains.get(domain.uuid()))
                        .toList();
        List<GetAllDomainStats.DomainStats> records = new ArrayList<>();
        for (FakeDomain domain : asked) {
            boolean active = domain.id != -1;
            if ((call.flags() & (active ? GetAllDomainStats.INACTIVE : GetAllDomainStats.ACTIVE)) != 0) {
                continue;
            }
            if (domain.failing && (call.groups() & GetAllDomainStats.BLOCK) != 0) {
                throw new LibvirtException(Unsupported.INTERNAL, 10, "End of file from qemu monitor");
            }
            records.add(new GetAllDomainStats.DomainStats(
                    domain.reference(), domain.statistics(call.groups(), call.flags())));
        }
        return records;
    }

    private FakeDomain known(DomainReference domain) throws LibvirtException {
        FakeDomain known = domains.get(domain.uuid());
        if (known == null) {
            throw new LibvirtException(Unsupported.NO_DOMAIN, 10, "Domain not found");
        }
        return known;
    }
}
