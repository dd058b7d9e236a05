package hypervisor.http;

import java.util.ArrayList;
import java.util.List;

/// A table that can be read on a narrow screen, too, where every cell carries its column's name.
final class Table {
    private final List<Column> columns = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();

    private record Column(String name, String cssClass) {}

    Table column(String name) {
        return column(name, "");
    }

    Table column(String name, String cssClass) {
        columns.add(new Column(name, cssClass));
        return this;
    }

    /// @param cells HTML, one for each column; an empty one does not show on a narrow screen
    Table row(String... cells) {
        body.append("<tr>\n");
        for (int i = 0; i < cells.length; i++) {
            Column column = columns.get(i);
            body.append("<td")
                    .append(attribute("class", column.cssClass()))
                    .append(attribute("data-label", column.name()))
                    .append('>')
                    .append(cells[i].isEmpty() ? "" : "<div>" + cells[i] + "</div>")
                    .append("</td>\n");
        }
        body.append("</tr>\n");
        return this;
    }

    String html() {
        return html("");
    }

    String html(String cssClass) {
        var head = new StringBuilder();
        for (Column column : columns) {
            String numeric = column.cssClass().equals("number") ? "number" : "";
            head.append("<th scope=\"col\"")
                    .append(attribute("class", numeric))
                    .append('>')
                    .append(column.name())
                    .append("</th>\n");
        }
        return "<table" + attribute("class", cssClass) + ">\n<thead>\n<tr>\n" + head + "</tr>\n</thead>\n<tbody>\n"
                + body + "</tbody>\n</table>\n";
    }

    private static String attribute(String name, String value) {
        return value.isEmpty() ? "" : " " + name + "=\"" + value + "\"";
    }
}
