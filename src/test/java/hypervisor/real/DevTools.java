package hypervisor.real;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One page of a browser, by its DevTools protocol: JSON over a web socket.
final class DevTools implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final AtomicInteger last = new AtomicInteger();
    private final Map<String, Map<?, ?>> answers = new ConcurrentHashMap<>();
    private final List<Map<?, ?>> events = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    DevTools(HttpClient client, String url) {
        try {
            socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create(url), new Listener())
                    .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new AssertionError("no DevTools at " + url, e);
        }
    }

    /// What the browser answers to a command.
    ///
    /// @param parameters JSON
    Map<?, ?> call(String method, String parameters) {
        String id = Integer.toString(last.incrementAndGet());
        socket.sendText("{\"id\": %s, \"method\": \"%s\", \"params\": %s}".formatted(id, method, parameters), true)
                .join();
        Commands.waitUntil(method + " is answered", LONGEST, () -> answers.containsKey(id));
        Map<?, ?> answer = answers.remove(id);
        if (answer.containsKey("error")) {
            throw new AssertionError(method + " " + parameters + ": " + answer);
        }
        return (Map<?, ?>) Json.at(answer, "result");
    }

    /// What an expression is, as text.
    String text(String expression) {
        Map<?, ?> answer = call(
                "Runtime.evaluate",
                "{\"returnByValue\": true, \"expression\": \"String(%s)\"}"
                        .formatted(expression
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")));
        if (answer.containsKey("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer);
        }
        return String.valueOf(Json.at(answer, "result", "value"));
    }

    /// All of a kind that came since the page was opened.
    List<Map<?, ?>> events(String method) {
        return events.stream()
                .filter(event -> method.equals(event.get("method")))
                .<Map<?, ?>>map(event -> (Map<?, ?>) Json.at(event, "params"))
                .toList();
    }

    /// Goes to a page, and waits until it is there.
    void navigate(String url) {
        int before = events("Page.loadEventFired").size();
        call("Page.navigate", "{\"url\": \"" + url + "\"}");
        Commands.waitUntil(
                url + " is loaded", LONGEST, () -> events("Page.loadEventFired").size() > before);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean isLast) {
            message.append(data);
            if (isLast) {
                Map<?, ?> object = Json.object(message.toString());
                message.setLength(0);
                if (object.get("id") instanceof String id) {
                    answers.put(id, object);
                } else {
                    events.add(object);
                }
            }
            webSocket.request(1);
            return null;
        }
    }
}
