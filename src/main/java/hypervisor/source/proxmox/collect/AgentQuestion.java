package hypervisor.source.proxmox.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.AgentReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// Asks one guest. A VM whose configuration says that it has no agent is not asked, nor is anything that only
/// pings: an agent that is not there costs one question, which the node answers after 3 seconds.
final class AgentQuestion {
    /// For all questions to one guest: the node itself waits up to 5 seconds for each answer.
    static final Duration TIME_OF_ONE = Duration.ofSeconds(25);

    private static final AnswerReader<List<AgentReport.Address>> INTERFACES =
            answer -> AgentWords.addresses(AnswerReader.rows(row -> row).read(answer));

    private final ProxmoxApi api;
    private final AgentOptions options;
    private final InstantSource clock;
    private final Duration timeOfOne;

    AgentQuestion(ProxmoxApi api, AgentOptions options, InstantSource clock, Duration timeOfOne) {
        this.api = api;
        this.options = options;
        this.clock = clock;
        this.timeOfOne = timeOfOne;
    }

    /// How many requests it may take.
    ///
    /// @param trusted whether it is known to have an agent
    static int cost(Guest guest, boolean trusted) {
        int commands = AgentCommand.values().length;
        return guest.isVm() ? trusted ? commands : commands + 1 : 1;
    }

    /// @throws ApiException where the node or the cluster is what fails
    AgentAnswer ask(Guest guest, boolean trusted, Deadline deadline) throws ApiException, InterruptedException {
        Deadline sooner = deadline.within(timeOfOne);
        try {
            if (!guest.isVm()) {
                return container(guest, get(guest, "/interfaces", INTERFACES, sooner));
            }
            return trusted || mayBeAsked(guest, sooner) ? machine(guest, sooner) : new AgentAnswer.Nobody();
        } catch (ApiException e) {
            return switch (e.kind()) {
                case ENDPOINT, UNAUTHENTICATED, NODE -> throw e;
                case TIMEOUT -> {
                    if (deadline.passed()) {
                        throw e; // it was not the guest
                    }
                    yield new AgentAnswer.Late(said(e));
                }
                case REFUSED -> AgentCommand.nobody(e) ? new AgentAnswer.Nobody() : new AgentAnswer.Refused(said(e));
                case FORBIDDEN, UNKNOWN_PATH, MALFORMED -> new AgentAnswer.Refused(said(e));
            };
        }
    }

    private boolean mayBeAsked(Guest guest, Deadline deadline) throws ApiException, InterruptedException {
        // with the reader of GuestQuestions.configs: whoever asks for a path while it is being asked for shares its
        // answer
        JsonRow told = get(guest, "/config", AnswerReader.object(row -> row), deadline);
        GuestConfig config = GuestQuestions.config(guest, told).config();
        String system = Objects.requireNonNullElse(config.osType(), "other");
        return Boolean.TRUE.equals(config.agent()) && !options.systems().contains(system);
    }

    private AgentAnswer machine(Guest guest, Deadline deadline) throws ApiException, InterruptedException {
        var told = new AgentConversation(guest, clock.instant().getEpochSecond());
        for (AgentCommand command : AgentCommand.values()) {
            try {
                told.answered(command, get(guest, command.path(), AnswerReader.object(row -> row), deadline));
            } catch (ApiException e) {
                if (AgentCommand.nobody(e)) {
                    return new AgentAnswer.Nobody();
                }
                boolean noAnswer = AgentCommand.noAnswer(e);
                if (told.hasAnswers() && (noAnswer || e.kind() == Kind.TIMEOUT)) {
                    return told.end(false);
                }
                if (noAnswer) {
                    return new AgentAnswer.Silent();
                }
                if (e.kind() != Kind.REFUSED && e.kind() != Kind.UNKNOWN_PATH) {
                    throw e;
                }
                // the guest's agent does not know this command, or must not carry it out: the others it may
            }
        }
        return told.hasAnswers() ? told.end(true) : new AgentAnswer.Silent();
    }

    private AgentAnswer container(Guest guest, List<AgentReport.Address> addresses) {
        return new AgentAnswer.Told(
                new AgentReport(
                        guest.kind(),
                        guest.node(),
                        guest.vmid(),
                        Objects.requireNonNullElse(guest.name(), ""),
                        true,
                        clock.instant().getEpochSecond(),
                        null,
                        null,
                        addresses,
                        List.of()),
                true);
    }

    private <T> T get(Guest guest, String path, AnswerReader<T> reader, Deadline deadline)
            throws ApiException, InterruptedException {
        String where = "/" + guest.kind() + "/" + guest.vmid() + path;
        return api.get(ApiRequest.node(guest.node(), where, reader), deadline);
    }

    private static String said(ApiException e) {
        return String.valueOf(e.getMessage());
    }
}
