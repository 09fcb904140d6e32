package ghostlens.app.panel.tensor;

import ghostlens.model.tensor.Tensor;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Paints tiles, and single rows as bars; on any thread.
public final class TilePicture {
    /// The height of the longest bar and the least width of all of them.
    static final int BARS = 41;

    private static final int BARS_WIDTH = 240;

    private TilePicture() {}

    /// With the zero in the middle of the colours where a value is below 0.
    ///
    /// @param most the value of the strongest colour, so that pictures can be compared
    public static Image of(Tiles tiles, double most, boolean dark) {
        var tensor = tiles.tensor();
        boolean isSigned = IntStream.range(0, tensor.size()).anyMatch(i -> tensor.get(i) < 0);
        return of(tiles, new Shades(most, isSigned, dark), most);
    }

    static Image of(Tiles tiles, Shades shades, double most) {
        return tiles.isRow() ? bars(tiles, shades, most) : sheet(tiles, shades);
    }

    /// The value without its sign that is furthest from 0.
    public static double most(Tensor tensor) {
        return IntStream.range(0, tensor.size())
                .mapToDouble(i -> Math.abs(tensor.get(i)))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static Image sheet(Tiles tiles, Shades shades) {
        int width = tiles.sheetWidth();
        var pixels = new int[width * tiles.sheetHeight()];
        for (int position = 0; position < tiles.shown(); position++) {
            int tile = tiles.tile(position);
            int x = tiles.left(tile) + tiles.column(position);
            int y = tiles.top(tile) + tiles.row(position);
            pixels[y * width + x] = shades.of(tiles.tensor().get(position));
        }
        return image(pixels, width);
    }

    /// How many pixels wide each bar is.
    static int barWidth(Tiles tiles) {
        return Math.max(1, BARS_WIDTH / tiles.width());
    }

    private static Image bars(Tiles tiles, Shades shades, double most) {
        int each = barWidth(tiles);
        int width = each * tiles.width();
        int filled = each > 2 ? each - 1 : each;
        var pixels = new int[width * BARS];
        int middle = BARS / 2;
        for (int i = 0; i < tiles.width(); i++) {
            double value = tiles.tensor().get(i);
            int end = middle - (int) Math.round(most > 0 ? Math.clamp(value / most, -1, 1) * middle : 0);
            for (int y = Math.min(end, middle); y <= Math.max(end, middle); y++) {
                for (int x = 0; x < filled; x++) {
                    pixels[y * width + i * each + x] = shades.of(Math.copySign(most, value));
                }
            }
        }
        return image(pixels, width);
    }

    /// Every pixel as a square of so many, with sharp edges.
    static Image enlarged(Image small, int times) {
        int width = (int) small.getWidth() * times;
        var pixels = new int[width * (int) small.getHeight() * times];
        var reader = small.getPixelReader();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = reader.getArgb(i % width / times, i / width / times);
        }
        return image(pixels, width);
    }

    private static Image image(int[] pixels, int width) {
        int height = pixels.length / width;
        var image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return image;
    }
}
