package ghostlens.app.cli;

import java.util.ArrayList;
import java.util.List;

/// Text in aligned columns: words to the left, numbers to the right, two spaces between.
final class Table {
    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /// A heading and the side to which its column is set.
    private record Column(String heading, boolean right) {}

    /// @param headings a heading that begins with `>` sets its column to the right
    Table(String... headings) {
        columns = List.of(headings).stream()
                .map(h -> h.startsWith(">") ? new Column(h.substring(1), true) : new Column(h, false))
                .toList();
    }

    /// Adds a row with one cell per column.
    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        var text = new StringBuilder(line(columns.stream().map(Column::heading).toList()));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            var padding = " ".repeat(width(i) - cells.get(i).length());
            line.append(columns.get(i).right ? padding + cells.get(i) : cells.get(i) + padding)
                    .append("  ");
        }
        return line.toString().stripTrailing() + System.lineSeparator();
    }

    private int width(int column) {
        return Math.max(
                columns.get(column).heading.length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
}
