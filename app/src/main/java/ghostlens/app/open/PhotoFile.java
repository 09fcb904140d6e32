package ghostlens.app.open;

import ghostlens.model.Problem;
import ghostlens.model.detect.Photo;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Reads photos: PNG, JPEG and BMP, as their pixels lie in the file.
public final class PhotoFile {
    private static final long MOST_PIXELS = 100_000_000;

    private PhotoFile() {}

    /// @throws Problem if the file cannot be read or is no picture; it names the file
    public static Photo read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Problem("There is no file %s.".formatted(file));
        }
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            return photo(image(file, stream));
        } catch (IOException | RuntimeException e) {
            throw e instanceof Problem problem ? problem : damaged(file, e);
        }
    }

    private static BufferedImage image(Path file, ImageInputStream stream) throws IOException {
        var readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new Problem("%s is no picture that can be read; give a PNG, JPEG or BMP file.".formatted(file));
        }
        var reader = readers.next();
        try {
            reader.setInput(stream);
            requireModest(file, reader);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static void requireModest(Path file, ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
            throw new Problem(
                    "%s has %,d pixels; pictures of up to %,d are read.".formatted(file, pixels, MOST_PIXELS));
        }
    }

    private static Problem damaged(Path file, Exception cause) {
        return new Problem("%s is damaged, or of a kind of picture that cannot be read.".formatted(file), cause);
    }

    private static Photo photo(BufferedImage image) {
        int width = image.getWidth();
        int pixels = image.getHeight() * width;
        var values = new float[3 * pixels];
        var row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    values[channel * pixels + y * width + x] = row[x] >> 8 * (2 - channel) & 0xff;
                }
            }
        }
        return new Photo(Tensor.of(TensorShape.of(3, image.getHeight(), width), values));
    }
}
