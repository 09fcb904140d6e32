package ghostlens.app.open;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Picture files as a user would bring them.
public final class TestPictures {
    private TestPictures() {}

    /// Red is ten times the column, green twenty times the row, blue 200; in the format that the name ends in.
    public static Path write(Path file, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (10 * x & 0xff) << 16 | (20 * y & 0xff) << 8 | 200);
            }
        }
        var name = file.toString();
        try {
            ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
