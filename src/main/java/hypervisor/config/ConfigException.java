package hypervisor.config;

import java.io.Serial;
import java.util.List;

/// The configuration cannot be used. The message has one line per problem and is meant to be shown as it is.
public final class ConfigException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final String message;

    ConfigException(List<Problem> problems, int more) {
        super();
        this.message = message(problems, more);
        this.problems = List.copyOf(problems);
    }

    public ConfigException(String place, String message) {
        this(List.of(new Problem(place, message)), 0);
    }

    @Override
    public String getMessage() {
        return message;
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems, int more) {
        var lines = new StringBuilder();
        for (Problem problem : problems) {
            lines.append(lines.isEmpty() ? "" : "\n").append(problem);
        }
        return more == 0
                ? lines.toString()
                : lines.append("\nand ").append(more).append(" more").toString();
    }
}
