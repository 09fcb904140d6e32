package ghostlens.viewer;

import ghostlens.assets.Texts;
import java.util.Locale;

/// What became of an operator or a group between two graphs, told by a sign as well as by a colour.
public enum Mark {
    KEPT("=", "ink-muted"),
    ADDED("+", "good"),
    REMOVED("−", "bad"),
    /// Several became one.
    MERGED("»", "family-add"),
    CHANGED("≠", "warn");

    private final String sign;
    private final String color;

    Mark(String sign, String color) {
        this.sign = sign;
        this.color = color;
    }

    public String sign() {
        return sign;
    }

    /// The colour's name in the palette.
    public String color() {
        return color;
    }

    /// In a word.
    public String text() {
        return Texts.get("mark." + name().toLowerCase(Locale.ROOT));
    }
}
