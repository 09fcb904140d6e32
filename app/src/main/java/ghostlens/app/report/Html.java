package ghostlens.app.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The few pieces of HTML that the report is made of.
final class Html {
    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>\n";
    }

    /// A quieter paragraph: conditions, sources, what is left out.
    static String note(String text) {
        return "<p class=\"note\">" + escape(text) + "</p>\n";
    }

    /// A part of the page with a heading that links can name.
    static String section(String id, String heading, String... content) {
        return "<section id=\"%s\">%n<h2>%s</h2>%n%s</section>%n"
                .formatted(id, escape(heading), String.join("", content));
    }

    /// A picture with a caption; the picture is markup already.
    static String figure(String style, String title, String caption, String picture) {
        return "<figure class=\"%s\">%n<div class=\"picture\">%s</div>%n<figcaption><b>%s</b> %s</figcaption>%n</figure>%n"
                .formatted(style, picture, escape(title), escape(caption));
    }

    /// A table whose first column holds words and the others numbers.
    static String table(List<String> headings, List<List<String>> rows) {
        var head = row("th", headings);
        var body = rows.stream().map(cells -> row("td", cells)).collect(Collectors.joining());
        return "<div class=\"wide\"><table><thead>%s</thead><tbody>%n%s</tbody></table></div>%n".formatted(head, body);
    }

    private static String row(String cell, List<String> cells) {
        return cells.stream()
                .map(text -> "<%s>%s</%s>".formatted(cell, escape(text), cell))
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    /// Horizontal bars with a name before and a number behind each.
    static String bars(Stream<Bar> bars) {
        return bars.map(Bar::html).collect(Collectors.joining("", "<div class=\"bars\">\n", "</div>\n"));
    }

    /// One bar.
    ///
    /// @param share its length as a part of the longest one's, 0 to 1
    /// @param family the style class that colours it
    record Bar(String name, String number, double share, String family) {
        private String html() {
            return "<span>%s</span><span class=\"bar %s\"><i style=\"width:%.1f%%\"></i></span><span class=\"number\">%s</span>%n"
                    .formatted(escape(name), family, 100 * share, escape(number));
        }
    }
}
