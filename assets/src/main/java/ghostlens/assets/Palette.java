package ghostlens.assets;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The colours of a theme for whoever does not paint through style sheets (charts, SVG, reports). The style sheet is
/// the only place where they are written down.
///
/// Names are those of the looked-up colours without `-gl-`: `family-dense`, `surface`, `ink`, `heat-0`, `diff-plus`, …
public final class Palette {
    private static final Pattern COLOR = Pattern.compile("-gl-([a-z0-9-]+):\\s*(#[0-9a-f]{6});");
    private static final Palette LIGHT = read("light");
    private static final Palette DARK = read("dark");

    private final Map<String, String> colors;

    private Palette(Map<String, String> colors) {
        this.colors = Map.copyOf(colors);
    }

    public static Palette light() {
        return LIGHT;
    }

    public static Palette dark() {
        return DARK;
    }

    public static Palette of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /// A colour as `#rrggbb`.
    ///
    /// @throws IllegalArgumentException where the style sheet has no such colour
    public String color(String name) {
        var color = colors.get(name);
        if (color == null) {
            throw new IllegalArgumentException("no colour -gl-" + name + " in the style sheet");
        }
        return color;
    }

    /// All colours by name.
    public Map<String, String> colors() {
        return colors;
    }

    private static Palette read(String theme) {
        var css = Resources.text("ghostlens.css");
        int open = css.indexOf("\n.gl-" + theme + " {");
        var block = css.substring(open, css.indexOf('}', open));
        return new Palette(COLOR.matcher(block)
                .results()
                .collect(Collectors.toMap(color -> color.group(1), color -> color.group(2))));
    }
}
