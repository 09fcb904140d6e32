package ghostlens.app.panel.evolution;

import ghostlens.assets.Palette;
import ghostlens.model.tensor.Tensor;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// A feature map as small pictures, one for each channel.
final class ChannelPicture {
    private static final int GAP = 2;
    private static final int HOTTEST = 4;

    private final Tensor map;
    private final int height;
    private final int width;
    private final int columns;
    private final double most;
    private final boolean isSigned;
    private final Palette palette;

    private ChannelPicture(Tensor map, int columns, double most, boolean dark) {
        this.map = map;
        this.height = map.shape().rank() == 4 ? map.shape().get(2) : 1;
        this.width = map.shape().rank() == 4 ? map.shape().get(3) : 1;
        this.columns = columns;
        this.most = most;
        this.isSigned = IntStream.range(0, map.size()).anyMatch(i -> map.get(i) < 0);
        this.palette = Palette.of(dark);
    }

    /// @param map of one image
    /// @param columns how many channels stand beside one another
    /// @param most the value of the strongest colour, so that pictures can be compared
    static Image of(Tensor map, int columns, double most, boolean dark) {
        return new ChannelPicture(map, columns, most, dark).image();
    }

    /// How many channels stand beside one another so that all have room in a place of this shape.
    ///
    /// @param aspect the height of the place, of its width
    static int columns(int channels, double aspect) {
        return IntStream.rangeClosed(1, channels)
                .filter(columns -> Math.ceilDiv(channels, columns) <= aspect * columns)
                .findFirst()
                .orElse(channels);
    }

    static double most(Tensor map) {
        return IntStream.range(0, map.size())
                .mapToDouble(i -> Math.abs(map.get(i)))
                .max()
                .orElse(0);
    }

    private Image image() {
        int channels = map.shape().get(1);
        int rows = Math.ceilDiv(channels, columns);
        var image = new WritableImage(columns * (width + GAP) - GAP, rows * (height + GAP) - GAP);
        for (int channel = 0; channel < channels; channel++) {
            paint(image, channel);
        }
        return image;
    }

    private void paint(WritableImage image, int channel) {
        int left = channel % columns * (width + GAP);
        int top = channel / columns * (height + GAP);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = map.get((channel * height + y) * width + x);
                image.getPixelWriter().setColor(left + x, top + y, color(value / most));
            }
        }
    }

    /// Sequential where nothing is below 0, diverging otherwise.
    private Color color(double share) {
        if (isSigned) {
            return named("diff-zero")
                    .interpolate(named(share < 0 ? "diff-minus" : "diff-plus"), Math.min(Math.abs(share), 1));
        }
        double at = Math.clamp(share, 0, 1) * HOTTEST;
        int below = (int) Math.min(at, HOTTEST - 1);
        return named("heat-" + below).interpolate(named("heat-" + (below + 1)), at - below);
    }

    private Color named(String name) {
        return Color.web(palette.color(name));
    }
}
