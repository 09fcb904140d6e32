package ghostlens.app.panel.search;

import ghostlens.app.panel.search.Parsed.Query;
import ghostlens.app.panel.search.Parsed.Wrong;
import ghostlens.assets.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads a search text from left to right, a term at a time. The first thing that is wrong ends it.
final class QueryParser {
    private static final String EXTENT = "(?:\\d+|\\*|\\?)";
    private static final Pattern SHAPE = Pattern.compile(EXTENT + "(?:\\s*[×xX,]\\s*" + EXTENT + ")+(?=\\s|$)");
    private static final Pattern COMPARISON = Pattern.compile("(\\p{L}+)\\s*(>=|<=|!=|≥|≤|≠|=|>|<)\\s*(\\S*)");
    private static final Pattern KEYED = Pattern.compile("(op|in):(?:\"([^\"]*)\"|(\\S*))");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern SLASHED = Pattern.compile("/((?:[^/\\\\]|\\\\.)+)/(?=\\s|$)");
    private static final Pattern STAGE = Pattern.compile("stage\\.?(\\d+)");
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final String text;
    private int at;

    QueryParser(String text) {
        this.text = text;
    }

    Parsed parse() {
        var terms = new ArrayList<Term>();
        try {
            skipBlanks();
            while (at < text.length()) {
                terms.add(term());
                skipBlanks();
            }
        } catch (Stop stop) {
            return stop.wrong;
        }
        return new Query(terms);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Term term() {
        if (text.charAt(at) != '-') {
            return positive();
        }
        int minus = at++;
        if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
            throw wrong(minus, at, Texts.get("search.wrong.minus"));
        }
        return new Term.Not(term());
    }

    private Term positive() {
        return switch (text.charAt(at)) {
            case '"' -> quoted();
            case '/' -> slashed();
            default -> {
                int start = at;
                var shape = next(SHAPE);
                if (shape != null) {
                    yield extents(shape.group());
                }
                var keyed = next(KEYED);
                if (keyed != null) {
                    yield keyed(start, keyed);
                }
                var comparison = next(COMPARISON);
                yield comparison == null ? word() : comparison(comparison);
            }
        };
    }

    private Term quoted() {
        int start = at;
        var quoted = next(QUOTED);
        if (quoted == null) {
            throw wrong(start, text.length(), Texts.get("search.wrong.quote"));
        }
        return new Term.Exact(quoted.group(1));
    }

    private Term slashed() {
        int start = at;
        var slashed = next(SLASHED);
        if (slashed == null) {
            throw wrong(start, text.length(), Texts.get("search.wrong.slash"));
        }
        try {
            return new Term.Regex(Pattern.compile(slashed.group(1), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        } catch (PatternSyntaxException e) {
            int place = start + 1 + Math.max(0, e.getIndex());
            throw wrong(Math.min(place, at - 1), at, Texts.get("search.wrong.regex", e.getDescription()));
        }
    }

    private Term extents(String written) {
        var parts = written.toLowerCase(Locale.ROOT).split("\\s*[×x,]\\s*");
        var extents = new ArrayList<Integer>();
        for (var part : parts) {
            extents.add(part.matches("\\d{1,9}") ? Integer.parseInt(part) : Term.ANY);
        }
        return new Term.Extents(List.copyOf(extents), String.join("×", parts));
    }

    private Term keyed(int start, MatchResult keyed) {
        var quoted = keyed.group(2);
        var value = (quoted == null ? keyed.group(3) : quoted).toLowerCase(Locale.ROOT);
        if (value.isBlank()) {
            throw wrong(start, at, Texts.get("search.wrong." + keyed.group(1)));
        }
        return keyed.group(1).equals("op") ? new Term.Kind(value) : within(value);
    }

    /// The paper's stages are called blocks in the official networks.
    private static Term within(String group) {
        var stage = STAGE.matcher(group);
        var names = stage.matches() ? List.of(group, "blocks." + stage.group(1)) : List.of(group);
        return new Term.Within(names.stream().map(name -> "." + name + ".").toList());
    }

    private Term comparison(MatchResult comparison) {
        var key = comparison.group(1).toLowerCase(Locale.ROOT);
        var figure = Figure.named(key)
                .orElseThrow(() -> wrong(
                        comparison.start(1),
                        comparison.end(1),
                        Texts.get("search.wrong.key", key, String.join(", ", Figure.keys()))));
        var value = figure.unit().parse(comparison.group(3));
        if (value.isEmpty()) {
            var units = figure.unit().names();
            var example = units.isEmpty()
                    ? Texts.get("search.example.plain", key)
                    : Texts.get("search.example.unit", key, units.get(units.size() / 2), String.join(", ", units));
            throw wrong(
                    comparison.start(3),
                    comparison.end(3),
                    comparison.group(3).isEmpty()
                            ? Texts.get("search.wrong.noNumber", key, example)
                            : Texts.get("search.wrong.number", comparison.group(3), example));
        }
        return new Term.Compare(figure, Relation.of(comparison.group(2)).orElseThrow(), value.getAsDouble());
    }

    private Term word() {
        int start = at;
        var word = next(WORD);
        if (word == null) {
            throw new IllegalStateException("no word at " + start + " of " + text);
        }
        int colon = word.group().indexOf(':');
        var key = colon < 0 ? "" : word.group().substring(0, colon);
        if (Figure.named(key).isPresent()) {
            throw wrong(start, at, Texts.get("search.wrong.colon", key));
        }
        return new Term.Word(word.group().toLowerCase(Locale.ROOT));
    }

    /// What stands here, if it is of this pattern; then reading goes on behind it.
    private @Nullable MatchResult next(Pattern pattern) {
        var matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.toMatchResult();
    }

    private static Stop wrong(int from, int to, String sentence) {
        return new Stop(new Wrong(from, to, sentence));
    }

    private static final class Stop extends RuntimeException {
        private final transient Wrong wrong;

        Stop(Wrong wrong) {
            super(wrong.sentence());
            this.wrong = wrong;
        }
    }
}
