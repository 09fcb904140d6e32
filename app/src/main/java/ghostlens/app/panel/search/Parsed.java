package ghostlens.app.panel.search;

import java.util.List;
import java.util.Optional;

/// What became of a search text.
public sealed interface Parsed {

    /// Conditions that all have to hold; without any, nothing is asked for.
    record Query(List<Term> terms) implements Parsed {
        public Query {
            terms = List.copyOf(terms);
        }

        public boolean isEmpty() {
            return terms.isEmpty();
        }

        /// Whether an answer changes when this figure is measured anew.
        public boolean asksFor(Figure figure) {
            return terms.stream().anyMatch(term -> asks(term, figure));
        }

        private static boolean asks(Term term, Figure figure) {
            return switch (term) {
                case Term.Compare compare -> compare.figure() == figure;
                case Term.Not(var inner) -> asks(inner, figure);
                case Term.Word _, Term.Exact _, Term.Regex _, Term.Kind _, Term.Within _, Term.Extents _ -> false;
            };
        }

        /// The figure that is asked for last, to be shown with each hit.
        public Optional<Figure> figure() {
            return terms.stream()
                    .filter(Term.Compare.class::isInstance)
                    .map(term -> ((Term.Compare) term).figure())
                    .reduce((_, last) -> last);
        }
    }

    /// A text that cannot be understood.
    ///
    /// @param from where what is wrong begins, counted from 0
    /// @param to where it ends
    /// @param sentence what is wrong and what to write instead
    record Wrong(int from, int to, String sentence) implements Parsed {}

    /// Reads a search text.
    static Parsed of(String text) {
        return new QueryParser(text).parse();
    }
}
