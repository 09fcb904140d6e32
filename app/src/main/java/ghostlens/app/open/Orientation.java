package ghostlens.app.open;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import ghostlens.model.picture.Photo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// How a camera was held, as Exif notes it in a JPEG file.
///
/// @param swapped whether the stored rows are the scene's columns
/// @param fromRight whether stored rows are to be read from their end
/// @param fromBelow whether the last stored row comes first
record Orientation(boolean swapped, boolean fromRight, boolean fromBelow) {
    private static final Orientation UPRIGHT = new Orientation(false, false, false);

    /// What a picture file says; upright where it says nothing that can be read, since the pixels are good without.
    static Orientation of(Path file) {
        try (var stream = ImageIO.createImageInputStream(file.toFile())) {
            var exif = JPEGSegmentUtil.readSegments(stream, JPEG.APP1, "Exif");
            return exif.isEmpty() ? UPRIGHT : noted(exif.getFirst().data());
        } catch (IOException | RuntimeException _) {
            return UPRIGHT;
        }
    }

    private static Orientation noted(InputStream exif) throws IOException {
        exif.skipNBytes(1); // The name ends in two zeros, of which the library takes one.
        var entry = new TIFFReader().read(ImageIO.createImageInputStream(exif)).getEntryById(TIFF.TAG_ORIENTATION);
        return entry == null ? UPRIGHT : of(((Number) entry.getValue()).intValue());
    }

    /// @param code Exif's number, 1 to 8
    static Orientation of(int code) {
        return switch (code) {
            case 2 -> new Orientation(false, true, false);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, false, true);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, false, true);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, true, false);
            default -> UPRIGHT;
        };
    }

    /// The pixels as the scene was.
    Photo upright(BufferedImage stored) {
        int width = swapped ? stored.getHeight() : stored.getWidth();
        int height = swapped ? stored.getWidth() : stored.getHeight();
        return Photo.ofColors(width, height, (y, x) -> {
            int column = swapped ? y : x;
            int row = swapped ? x : y;
            return stored.getRGB(
                    fromRight ? stored.getWidth() - 1 - column : column,
                    fromBelow ? stored.getHeight() - 1 - row : row);
        });
    }
}
