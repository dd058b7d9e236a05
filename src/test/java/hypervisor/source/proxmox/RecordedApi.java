package hypervisor.source.proxmox;

import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import hypervisor.source.proxmox.json.JsonAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cluster whose answers were recorded, asked without a network: `src/test/fixtures/proxmox/VERSION`.
///
/// Answers can be exchanged one by one; a path that nobody recorded is answered as the API does, with 501.
public final class RecordedApi implements ProxmoxApi {
    public static final Path FIXTURES = Path.of("src/test/fixtures/proxmox");

    /// The only one that answers.
    public static final String ENDPOINT = "https://pve1:8006";

    /// `data` is null, after or before the message.
    private static final Pattern FAILURE = Pattern.compile("\\{(\"message\":\"[^\"]*\",)?\"data\":null");

    private final Path folder;
    private final String user;
    private final Map<String, String> exchanged = new HashMap<>();
    private final Map<String, ApiException> failing = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /// @param version `9.2` or `8.4`
    /// @param user whose answers: `auditor`, `limited`, `noperm`
    public RecordedApi(String version, String user) {
        this.folder = FIXTURES.resolve(version);
        this.user = user;
    }

    /// Answers a path with a file below the version's folder:
    /// `failures/node-killed-15s__cluster_resources.json`.
    public RecordedApi with(String path, String file) {
        try {
            return answering(path, Files.readString(folder.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RecordedApi answering(String path, String body) {
        failing.remove(path);
        exchanged.put(path, body);
        return this;
    }

    public RecordedApi failing(String path, ApiException failure) {
        failing.put(path, failure);
        return this;
    }

    /// Every path asked for, in order.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public <T> T get(ApiRequest<T> request, Deadline deadline) throws ApiException {
        String path = request.path();
        asked.add(path);
        ApiException failure = failing.get(path);
        if (failure != null) {
            throw failure;
        }
        String body = body(path);
        try {
            return JsonAnswer.read(
                    path, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), request.reader());
        } catch (IOException | MalformedException e) {
            throw new ApiException(ApiException.Kind.MALFORMED, 200, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public List<String> endpoints() {
        return List.of(ENDPOINT);
    }

    @Override
    public <T> T getFrom(String endpoint, ApiRequest<T> request, Deadline deadline) throws ApiException {
        if (!endpoint.equals(ENDPOINT)) {
            throw new IllegalArgumentException(endpoint + " is none of the endpoints");
        }
        return get(request, deadline);
    }

    private String body(String path) throws ApiException {
        String body = exchanged.get(path);
        Path file = folder.resolve(user + "__GET" + path.replaceAll("[/?&]", "_") + ".json");
        if (body == null && Files.exists(file)) {
            body = read(file);
        }
        if (body == null) {
            throw new ApiException(
                    ApiException.Kind.UNKNOWN_PATH,
                    501,
                    path + ": 501 Method 'GET " + path + "' not implemented",
                    null);
        }
        if (FAILURE.matcher(body).lookingAt()) {
            throw new ApiException(
                    body.contains("Permission check failed") ? ApiException.Kind.FORBIDDEN : ApiException.Kind.REFUSED,
                    body.contains("Permission check failed") ? 403 : 500,
                    path + ": " + body,
                    null);
        }
        return body;
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
