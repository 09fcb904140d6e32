package ghostlens.app.panel.search;

import java.util.List;
import java.util.regex.Pattern;

/// One condition of a query. An operator is found where it meets all of them.
sealed interface Term {

    /// A wildcard among the extents of a shape.
    int ANY = -1;

    /// Part of the path, the operator or the shape, in small letters.
    record Word(String text) implements Term {}

    /// The same with the letters and blanks as written.
    record Exact(String text) implements Term {}

    /// Found in the path or the operator.
    record Regex(Pattern pattern) implements Term {}

    /// A word of what the operator is begins so: `conv`, `depthwise`, `bn`.
    record Kind(String text) implements Term {}

    /// Inside a group with one of these names, or parts of its path, each between dots.
    record Within(List<String> groups) implements Term {}

    /// These extents side by side in the output's shape.
    ///
    /// @param written with `×`, since a kernel such as 3×3 is found by it too
    record Extents(List<Integer> extents, String written) implements Term {}

    record Compare(Figure figure, Relation relation, double value) implements Term {}

    record Not(Term term) implements Term {}
}
