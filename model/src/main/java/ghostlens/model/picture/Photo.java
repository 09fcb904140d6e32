package ghostlens.model.picture;

/// A picture of red, green and blue, 0 to 255, the way up that it is to be seen. Never changed once made.
public final class Photo {
    /// Red, green and blue.
    public static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final byte[] values;

    private Photo(int width, int height, byte[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    /// Says how bright a place is.
    @FunctionalInterface
    public interface Values {
        /// 0 to 255.
        int at(int channel, int y, int x);
    }

    /// Asks for each value once, row by row.
    public static Photo of(int width, int height, Values source) {
        var values = new byte[Math.multiplyExact(CHANNELS, Math.multiplyExact(width, height))];
        int position = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    values[position++] = (byte) source.at(channel, y, x);
                }
            }
        }
        return new Photo(width, height, values);
    }

    /// Says what colour a place has.
    @FunctionalInterface
    public interface Colors {
        /// Red, green and blue as `0xrrggbb`; higher bits are passed over.
        int at(int y, int x);
    }

    /// Asks for each colour once, row by row.
    public static Photo ofColors(int width, int height, Colors source) {
        var values = new byte[Math.multiplyExact(CHANNELS, Math.multiplyExact(width, height))];
        int position = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int color = source.at(y, x);
                values[position++] = (byte) (color >> 16);
                values[position++] = (byte) (color >> 8);
                values[position++] = (byte) color;
            }
        }
        return new Photo(width, height, values);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// 0 to 255.
    public int value(int channel, int y, int x) {
        return Byte.toUnsignedInt(values[(y * width + x) * CHANNELS + channel]);
    }
}
