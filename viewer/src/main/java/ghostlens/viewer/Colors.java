package ghostlens.viewer;

import static java.util.Objects.requireNonNull;

import ghostlens.assets.Palette;
import ghostlens.model.graph.Family;
import ghostlens.viewer.layout.FamilyColor;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;

/// The palette of a theme as paint.
final class Colors {
    private static final int HOTTEST = 4;
    private static final Colors LIGHT = new Colors(Palette.light());
    private static final Colors DARK = new Colors(Palette.dark());

    private final Map<String, Color> colors = new HashMap<>();

    private Colors(Palette palette) {
        palette.colors().forEach((name, color) -> colors.put(name, Color.web(color)));
    }

    static Colors of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    Color of(String name) {
        return requireNonNull(colors.get(name));
    }

    Color of(Family family) {
        return of("family-" + FamilyColor.of(family));
    }

    /// A place on the scale from `heat-0` to `heat-4`.
    Color heat(double heat) {
        double at = Math.clamp(heat, 0, 1) * HOTTEST;
        int below = (int) Math.min(at, HOTTEST - 1);
        return of("heat-" + below).interpolate(of("heat-" + (below + 1)), at - below);
    }

    /// A place on the scale from `diff-minus` over `diff-zero` to `diff-plus`, −1 to 1.
    Color difference(double share) {
        return of("diff-zero").interpolate(of(share < 0 ? "diff-minus" : "diff-plus"), Math.min(Math.abs(share), 1));
    }

    /// Ink that can be read on a ground.
    Color inkOn(Color ground) {
        var ink = of("ink");
        var surface = of("surface");
        return contrast(ink, ground) >= contrast(surface, ground) ? ink : surface;
    }

    private static double contrast(Color a, Color b) {
        double x = luminance(a);
        double y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
