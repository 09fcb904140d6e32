package ghostlens.app.panel.overlay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ghostlens.model.Problem;
import ghostlens.model.file.Csv;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Numbers by operator, as a user brings them: JSON, `{"stem.0": 3.5}`, or CSV with a name and a number in each line,
/// the first of which may say what they are.
///
/// @param title what the numbers are, or where they come from
public record NodeNumbers(String title, Map<String, Double> values) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public NodeNumbers {
        values = Map.copyOf(values);
    }

    /// @param name of the file, for the title and for messages
    /// @throws Problem if it holds no numbers, or something else beside them; it names the place
    static NodeNumbers read(String text, String name) {
        var numbers = text.stripLeading().startsWith("{") ? json(text, name) : csv(text, name);
        if (numbers.values.isEmpty()) {
            throw new Problem("%s has no numbers; give each operator's name and its number.".formatted(name));
        }
        return numbers;
    }

    private static NodeNumbers json(String text, String name) {
        var values = new LinkedHashMap<String, Double>();
        for (var entry : tree(text, name).properties()) {
            if (!entry.getValue().isNumber()
                    || !Double.isFinite(entry.getValue().doubleValue())) {
                throw new Problem("%s has no finite number at \"%s\"; it should look like {\"stem.0\": 3.5, …}."
                        .formatted(name, entry.getKey()));
            }
            values.put(entry.getKey(), entry.getValue().doubleValue());
        }
        return new NodeNumbers(name, values);
    }

    private static JsonNode tree(String text, String name) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Problem(
                    "%s is damaged: it is no JSON at line %d, column %d."
                            .formatted(
                                    name,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()),
                    e);
        }
    }

    private static NodeNumbers csv(String text, String name) {
        var values = new LinkedHashMap<String, Double>();
        var title = name;
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var fields = fields(lines.get(i), i, name);
            var number = number(fields.getLast());
            if (number.isPresent()) {
                values.put(fields.getFirst(), number.get());
            } else if (i == 0) {
                title = fields.getLast();
            } else if (!lines.get(i).isBlank()) {
                throw new Problem("%s has no finite number in line %d; each line should look like stem.0,3.5."
                        .formatted(name, i + 1));
            }
        }
        return new NodeNumbers(title, values);
    }

    private static List<String> fields(String line, int index, String name) {
        var fields = Csv.fields(line);
        if (fields.size() != 2 && !line.isBlank()) {
            throw new Problem(
                    "%s has %d columns in line %d, not a name and a number.".formatted(name, fields.size(), index + 1));
        }
        return fields;
    }

    private static Optional<Double> number(String field) {
        try {
            return Optional.of(Double.valueOf(field.strip())).filter(Double::isFinite);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// The same by whole names: a name without the groups around it stands for the one operator that ends with it, as
    /// where a file's operators were put into sections.
    NodeNumbers of(Set<String> operators) {
        var endings = endings(operators);
        var whole = new LinkedHashMap<String, Double>();
        values.forEach((name, value) -> whole.merge(
                operators.contains(name)
                        ? name
                        : endings.getOrDefault(name, Optional.empty()).orElse(name),
                value,
                (first, _) -> first));
        return new NodeNumbers(title, whole);
    }

    /// The operator that ends with a name behind a dot; empty where several do.
    private static Map<String, Optional<String>> endings(Set<String> operators) {
        var endings = new HashMap<String, Optional<String>>();
        for (var operator : operators) {
            for (int dot = operator.indexOf('.'); dot >= 0; dot = operator.indexOf('.', dot + 1)) {
                endings.merge(operator.substring(dot + 1), Optional.of(operator), (_, _) -> Optional.empty());
            }
        }
        return endings;
    }

    /// Says which names are no operators of a network, if any are not.
    ///
    /// @param source the file
    /// @throws Problem if none of them is
    Optional<String> unknown(Set<String> operators, String source) {
        var unknown = values.keySet().stream()
                .filter(name -> !operators.contains(name))
                .sorted()
                .toList();
        if (unknown.size() == values.size()) {
            throw new Problem(
                    "No name in %s is an operator of this network, such as %s; the inspector shows how they are called."
                            .formatted(source, unknown.getFirst()));
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("%d of %d names in %s are no operators of this network: %s%s."
                        .formatted(
                                unknown.size(),
                                values.size(),
                                source,
                                unknown.stream().limit(3).collect(Collectors.joining(", ")),
                                unknown.size() > 3 ? ", …" : ""));
    }
}
