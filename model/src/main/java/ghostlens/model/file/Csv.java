package ghostlens.model.file;

import java.util.List;
import java.util.stream.Collectors;

/// Comma-separated values after RFC 4180.
public final class Csv {
    private static final String LINE_END = "\r\n";

    private Csv() {}

    /// One line, with its end.
    public static String line(List<String> fields) {
        return fields.stream().map(Csv::quoted).collect(Collectors.joining(",")) + LINE_END;
    }

    private static String quoted(String field) {
        return field.matches("(?s).*[\",\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
