package ghostlens.app.panel.tensor;

import ghostlens.assets.Palette;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/// Colours for values: with zero in the middle, or from light to dark where nothing is below 0.
public final class Shades {
    private static final int HOTTEST = 4;
    private static final int STEPS = 255;

    private final double most;
    private final boolean isSigned;
    private final int[] colors;
    private final int bad;

    /// @param most the value of the strongest colour, so that pictures can be compared
    public Shades(double most, boolean isSigned, boolean dark) {
        this.most = most;
        this.isSigned = isSigned;
        var palette = Palette.of(dark);
        this.colors = IntStream.rangeClosed(0, STEPS)
                .map(i -> argb(
                        isSigned ? diverging(palette, 2.0 * i / STEPS - 1) : sequential(palette, (double) i / STEPS)))
                .toArray();
        this.bad = argb(named(palette, "bad"));
    }

    /// As a pixel; what is not a number has a colour of its own.
    int of(double value) {
        if (Double.isNaN(value)) {
            return bad;
        }
        double share = most > 0 ? Math.clamp(value / most, -1, 1) : 0;
        double at = isSigned ? (share + 1) / 2 : Math.max(share, 0);
        return colors[(int) Math.round(at * STEPS)];
    }

    /// As a colour of style sheets.
    String web(double value) {
        return "#%06x".formatted(of(value) & 0xffffff);
    }

    /// Whether light text can be read on it better than dark.
    boolean isDeep(double value) {
        int argb = of(value);
        double luminance = 0.2126 * channel(argb, 16) + 0.7152 * channel(argb, 8) + 0.0722 * channel(argb, 0);
        return luminance < 0.18;
    }

    private static double channel(int argb, int shift) {
        return Math.pow((argb >> shift & 0xff) / 255.0, 2.2);
    }

    private static Color diverging(Palette palette, double share) {
        return named(palette, "diff-zero")
                .interpolate(named(palette, share < 0 ? "diff-minus" : "diff-plus"), Math.abs(share));
    }

    private static Color sequential(Palette palette, double share) {
        double at = share * HOTTEST;
        int below = (int) Math.min(at, HOTTEST - 1);
        return named(palette, "heat-" + below).interpolate(named(palette, "heat-" + (below + 1)), at - below);
    }

    private static Color named(Palette palette, String name) {
        return Color.web(palette.color(name));
    }

    private static int argb(Color color) {
        return 0xff << 24
                | (int) Math.round(255 * color.getRed()) << 16
                | (int) Math.round(255 * color.getGreen()) << 8
                | (int) Math.round(255 * color.getBlue());
    }
}
