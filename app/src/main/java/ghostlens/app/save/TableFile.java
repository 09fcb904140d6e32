package ghostlens.app.save;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ghostlens.model.Problem;
import ghostlens.model.file.Csv;
import ghostlens.model.file.NewFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A table for other programs.
///
/// @param headings one for each column; equal ones get numbers in JSON
/// @param rows of numbers and strings
public record TableFile(List<String> headings, List<List<Object>> rows) {
    /// How the names of such files end.
    public static final List<String> ENDINGS = List.of(".csv", ".json");

    private static final ObjectMapper JSON = new ObjectMapper();

    public TableFile {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// @throws Problem if the file is there, cannot be written, or is neither `.csv` nor `.json`
    public void write(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().noneMatch(name::endsWith)) {
            throw new Problem("%s does not say what to write; let the name end in .csv or .json.".formatted(file));
        }
        var text = name.endsWith(".csv") ? csv() : json();
        NewFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Comma-separated, headings first.
    String csv() {
        return Csv.line(headings)
                + rows.stream()
                        .map(row -> Csv.line(row.stream().map(String::valueOf).toList()))
                        .collect(Collectors.joining());
    }

    /// An object for each row.
    String json() {
        var objects = rows.stream().map(this::object).toList();
        try {
            return JSON.writeValueAsString(objects) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object object(List<Object> row) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < headings.size(); i++) {
            var heading = headings.get(i);
            object.put(object.containsKey(heading) ? "%s (%d)".formatted(heading, i + 1) : heading, row.get(i));
        }
        return object;
    }

    /// With tabs between, as spreadsheets take it from the clipboard.
    public String tsv() {
        return line(headings) + rows.stream().map(TableFile::line).collect(Collectors.joining());
    }

    private static String line(List<?> cells) {
        return cells.stream()
                .map(cell -> String.valueOf(cell).replaceAll("[\\t\\r\\n]", " "))
                .collect(Collectors.joining("\t", "", "\n"));
    }
}
