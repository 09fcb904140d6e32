package ghostlens.app.open;

import ghostlens.model.Problem;
import ghostlens.model.picture.Photo;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Reads photos: PNG, JPEG, BMP and WebP, turned the way up that the camera noted.
public final class PhotoFile {
    /// How the names of such files end.
    public static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".bmp", ".webp");

    private static final long MOST_PIXELS = 100_000_000;
    private static final int RIFF = 'R' | 'I' << 8 | 'F' << 16 | 'F' << 24;
    private static final int RIFF_HEAD = 8;

    /// How the reader of JPEG says that it filled up what is missing.
    private static final String CUT_JPEG = "Truncated File";

    private PhotoFile() {}

    /// Whether the name says that the file is one.
    public static boolean isNamedSo(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /// @throws Problem if the file cannot be read or is no picture; it names the file
    public static Photo read(Path file) {
        if (!Files.exists(file)) {
            throw new Problem("There is no file %s.".formatted(file));
        }
        if (!Files.isRegularFile(file)) {
            throw new Problem("%s is not a file; name the picture in it that is meant.".formatted(file));
        }
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            requireWholeWebP(file, stream);
            return Orientation.of(file).upright(colored(image(file, stream)));
        } catch (IOException | RuntimeException e) {
            throw e instanceof Problem problem ? problem : damaged(file, e);
        }
    }

    private static BufferedImage image(Path file, ImageInputStream stream) throws IOException {
        var readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new Problem("%s is no picture that can be read; give a PNG, JPEG, BMP or WebP file.".formatted(file));
        }
        var reader = readers.next();
        try {
            var warnings = new ArrayList<String>();
            reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
            reader.setInput(stream);
            requireModest(file, reader);
            var image = reader.read(0);
            if (warnings.stream().anyMatch(warning -> warning.startsWith(CUT_JPEG))) {
                throw new EOFException(warnings.toString());
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    /// Java takes grey values for linear light and would brighten them on the way to colours; in a photo they are
    /// already what a colour's parts are.
    private static BufferedImage colored(BufferedImage image) {
        var model = image.getColorModel();
        if (model instanceof IndexColorModel || model.getNumColorComponents() > 1) {
            return image;
        }
        var colored = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        int surplusBits = model.getComponentSize(0) - Byte.SIZE;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colored.setRGB(x, y, (image.getRaster().getSample(x, y, 0) >> surplusBits) * 0x010101);
            }
        }
        return colored;
    }

    /// The reader of WebP fills up what is missing; the file's head says how long it has to be.
    private static void requireWholeWebP(Path file, ImageInputStream stream) throws IOException {
        stream.mark();
        stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        if (Files.size(file) >= RIFF_HEAD && stream.readInt() == RIFF) {
            long length = RIFF_HEAD + stream.readUnsignedInt();
            if (Files.size(file) < length) {
                throw new EOFException("%d of %d bytes".formatted(Files.size(file), length));
            }
        }
        stream.setByteOrder(ByteOrder.BIG_ENDIAN);
        stream.reset();
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
}
