package ghostlens.app.save;

import ghostlens.viewer.layout.GraphSvg.Part;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Draws a picture into pixels tile by tile: Batik goes through the whole of an SVG for every small piece of it.
///
/// @param part what is drawn
/// @param svg draws a part of that
record Tiles(Part part, double scale, Function<Part, String> svg) {
    /// Of a tile's shorter side.
    private static final int SHORTER = 2_048;

    private static final int PIXELS = 1_000_000;

    /// @throws CancellationException if the thread is interrupted
    void toPng(OutputStream out) throws IOException {
        int width = pixels(part.width());
        int height = pixels(part.height());
        boolean tall = height > width;
        int shorter = Math.min(SHORTER, Math.min(width, height));
        int longer = PIXELS / shorter;
        int across = tall ? shorter : longer;
        int down = tall ? longer : shorter;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y += down) {
            for (int x = 0; x < width; x += across) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException();
                }
                int w = Math.min(across, width - x);
                int h = Math.min(down, height - y);
                image.setRGB(x, y, w, h, drawn(x, y, w, h).getRGB(0, 0, w, h, null, 0, w), 0, w);
            }
        }
        // ImageIO's own way over a file of its own cannot close that where there is no room to write.
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", stream);
        }
    }

    private int pixels(double length) {
        return Math.max(1, (int) Math.round(length * scale));
    }

    private BufferedImage drawn(int x, int y, int width, int height) throws IOException {
        return Transcoding.toImage(
                svg.apply(new Part(part.x() + x / scale, part.y() + y / scale, width / scale, height / scale)));
    }
}
