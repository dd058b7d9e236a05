package hypervisor.source.proxmox;

import static java.lang.System.Logger.Level.DEBUG;

import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonAnswer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// One request and its answer, read while it comes, over by the deadline whatever the server does.
final class Exchange {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    private final Connections connections;
    private final ProxmoxOptions options;

    Exchange(Connections connections, ProxmoxOptions options) {
        this.connections = connections;
        this.options = options;
    }

    /// @param authorization null to ask without
    <T> T get(
            Endpoint endpoint,
            String path,
            @Nullable Authorization authorization,
            AnswerReader<T> reader,
            Deadline deadline)
            throws ApiException, InterruptedException {
        HttpRequest.Builder request = Connections.request(endpoint, path).GET();
        if (authorization != null) {
            request.header(authorization.header(), authorization.value());
        }
        return send(new Place(endpoint, path), request, reader, deadline);
    }

    /// The login, which is the only thing ever posted.
    ///
    /// @param form as forms are encoded
    <T> T login(Endpoint endpoint, String form, AnswerReader<T> reader, Deadline deadline)
            throws ApiException, InterruptedException {
        String path = "/access/ticket";
        HttpRequest.Builder request = Connections.request(endpoint, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return send(new Place(endpoint, path), request, reader, deadline);
    }

    private <T> T send(Place place, HttpRequest.Builder builder, AnswerReader<T> reader, Deadline latest)
            throws ApiException, InterruptedException {
        Deadline deadline = latest.within(options.requestTimeout());
        HttpRequest request = builder.header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .build();
        HttpClient client = connections.client();
        long start = System.nanoTime();
        HttpResponse<InputStream> response = head(client, request, place, deadline, start);
        var packed = new LimitedStream(response.body(), options.mostAnswerBytes());
        try (InputStream body = response.body();
                Alarm alarm = new Alarm(body, deadline)) {
            return read(place, response, packed, reader, alarm, start);
        } catch (IOException e) {
            if (e instanceof ApiException told) {
                throw told;
            }
            throw new ApiException(Kind.ENDPOINT, 0, place + ": " + e.getMessage(), e); // of closing
        } finally {
            tell(
                    deadline,
                    () -> "%s: %d after %d ms, %d bytes"
                            .formatted(place, response.statusCode(), millis(start), packed.count()));
        }
    }

    private HttpResponse<InputStream> head(
            HttpClient client, HttpRequest request, Place place, Deadline deadline, long start)
            throws ApiException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> pending = client.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return pending.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abandon(pending);
            tell(deadline, () -> "%s: no answer after %d ms".formatted(place, millis(start)));
            throw new ApiException(Kind.TIMEOUT, 0, place + ": no answer within " + seconds(start), e);
        } catch (InterruptedException e) {
            abandon(pending);
            throw e;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String problem = Unreachable.because(cause, options.connectTimeout());
            tell(deadline, () -> "%s: failed after %d ms: %s".formatted(place, millis(start), problem));
            throw new ApiException(Kind.ENDPOINT, 0, place + ": " + problem, cause);
        }
    }

    private static void tell(Deadline deadline, Supplier<String> text) {
        LOG.log(DEBUG, text);
        deadline.notes().add(text);
    }

    private static void abandon(CompletableFuture<HttpResponse<InputStream>> pending) {
        pending.cancel(true);
        var _ = pending.thenAccept(late -> {
            try {
                late.body().close();
            } catch (IOException _) {
                // nobody waits for it
            }
        });
    }

    private <T> T read(
            Place place,
            HttpResponse<InputStream> response,
            LimitedStream packed,
            AnswerReader<T> reader,
            Alarm alarm,
            long start)
            throws ApiException, InterruptedException {
        int status = response.statusCode();
        try {
            if (status < 200 || status >= 300) {
                throw Refusals.of(place, response, unpacked(response, packed), options.credentials());
            }
            json(response);
            return JsonAnswer.read(place.path(), unpacked(response, packed), reader);
        } catch (ApiException e) {
            throw e;
        } catch (MalformedException | LimitedStream.TooLargeException | ZipException | EOFException e) {
            throw new ApiException(Kind.MALFORMED, status, place.endpoint() + " " + message(place, e), e);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (alarm.hasRung()) {
                throw new ApiException(Kind.TIMEOUT, 0, place + ": the answer did not end within " + seconds(start), e);
            }
            throw new ApiException(
                    Kind.ENDPOINT, 0, place + ": the answer was cut off after " + packed.count() + " bytes", e);
        }
    }

    private static String message(Place place, Exception e) {
        String message = e instanceof EOFException
                ? "the packed answer ends too soon"
                : ServerText.printable(String.valueOf(e.getMessage()));
        return message.startsWith(place.path()) ? message : place.path() + ": " + message;
    }

    private static void json(HttpResponse<?> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.strip().toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new MalformedException(
                    "the answer",
                    "is " + (type.isBlank() ? "of no type" : ServerText.printable(type))
                            + ", not application/json: is this the API of a Proxmox VE cluster, or did something before"
                            + " it answer?");
        }
    }

    private InputStream unpacked(HttpResponse<?> response, LimitedStream packed) throws IOException {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (encoding.equalsIgnoreCase("identity")) {
            return packed;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new MalformedException("the answer", "is packed as " + ServerText.printable(encoding));
        }
        var buffered = new BufferedInputStream(packed);
        buffered.mark(1);
        if (buffered.read() == -1) {
            return buffered;
        }
        buffered.reset();
        return new LimitedStream(new GZIPInputStream(buffered), options.mostAnswerBytes());
    }

    /// In whole seconds, so that the same failure has the same words.
    private static String seconds(long start) {
        return Math.max(1, Math.round(millis(start) / 1e3)) + " s";
    }

    private static long millis(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /// What is asked, as messages name it.
    record Place(Endpoint endpoint, String path) {
        @Override
        public String toString() {
            return endpoint + " " + path;
        }
    }
}
