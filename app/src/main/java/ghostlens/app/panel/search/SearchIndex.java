package ghostlens.app.panel.search;

import ghostlens.app.panel.search.Parsed.Query;
import ghostlens.assets.Texts;
import ghostlens.model.graph.OpGraph;
import java.util.ArrayList;
import java.util.List;

/// What can be asked of a graph's operators, worked out once so that a query only compares.
public final class SearchIndex {
    public static final SearchIndex EMPTY = new SearchIndex(List.of());

    /// Enough for every expression that does not try ever more ways over the same text.
    private static final long LOOKS = 20_000_000;

    private final List<Entry> entries;

    private SearchIndex(List<Entry> entries) {
        this.entries = entries;
    }

    public static SearchIndex of(OpGraph graph) {
        return new SearchIndex(
                graph.nodes().stream().map(node -> Entry.of(graph, node)).toList());
    }

    /// What a query found.
    ///
    /// @param hits in execution order
    /// @param note why there are none where that is not for the operators; else empty
    public record Answer(List<Hit> hits, String note) {
        public Answer {
            hits = List.copyOf(hits);
        }
    }

    /// The operators that meet every condition; none for an empty query.
    public Answer answer(Query query, Measured measured) {
        if (query.isEmpty()) {
            return new Answer(List.of(), "");
        }
        var matcher = new Matcher(measured, new Patience(LOOKS));
        var figure = query.figure();
        var hits = new ArrayList<Hit>();
        try {
            for (var entry : entries) {
                if (matcher.meetsAll(entry, query.terms())) {
                    double value = figure.isEmpty() ? Double.NaN : matcher.figure(entry, figure.get());
                    hits.add(new Hit(entry.node(), figure, value));
                }
            }
        } catch (Patience.Lost _) {
            return new Answer(List.of(), Texts.get("search.slow"));
        }
        return new Answer(hits, note(query, measured));
    }

    private static String note(Query query, Measured measured) {
        if (query.asksFor(Figure.TIME) && measured.nanos().isEmpty()) {
            return Texts.get("search.noTimes");
        }
        if (query.asksFor(Figure.ERROR) && measured.errors().isEmpty()) {
            return Texts.get("search.noErrors");
        }
        return "";
    }
}
