package hypervisor.log;

/// What was thrown, for people: `cannot open x: permission denied`.
final class Causes {
    private static final int DEEPEST = 5;

    private Causes() {}

    /// The messages of the exception and its causes, each once; the name of the class where there is no message.
    static String inWords(Throwable thrown) {
        var words = new StringBuilder();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            String message = message(cause);
            if (words.indexOf(message) < 0) {
                words.append(words.isEmpty() ? "" : ": ").append(message);
            }
            cause = cause.getCause();
        }
        return words.toString();
    }

    /// An exception made of its cause alone has its cause's class and message as its own: told with the cause.
    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        Throwable cause = thrown.getCause();
        if (cause != null && cause.toString().equals(message)) {
            return message(cause);
        }
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
