package ghostlens.model.weights;

/// Names out of files as a sentence can show them.
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    /// On one line, and cut where it is longer than names are.
    static String of(String name) {
        var line = name.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) ? '·' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return name.codePointCount(0, name.length()) > LONGEST ? line + "…" : line.toString();
    }
}
