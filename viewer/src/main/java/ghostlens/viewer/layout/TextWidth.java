package ghostlens.viewer.layout;

/// How wide a text is, near enough, wherever it is drawn: advances in thousandths of the font's size, from
/// IBM Plex Sans, rounded up.
public final class TextWidth {
    private static final String NARROW = "iIjlft.,:;'|()[] ";
    private static final String WIDE = "mwMW@%";
    private static final int NARROW_ADVANCE = 400;
    private static final int WIDE_ADVANCE = 960;
    private static final int CAPITAL_ADVANCE = 690;
    private static final int ADVANCE = 610;

    private TextWidth() {}

    /// In pixels, for a font of this size.
    public static double of(String text, double size) {
        return text.chars().map(TextWidth::advance).sum() * size / 1000;
    }

    private static int advance(int c) {
        if (NARROW.indexOf(c) >= 0) {
            return NARROW_ADVANCE;
        }
        if (WIDE.indexOf(c) >= 0) {
            return WIDE_ADVANCE;
        }
        return Character.isUpperCase(c) ? CAPITAL_ADVANCE : ADVANCE;
    }
}
