package ghostlens.app.open;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.picture.Photo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void pixelsAreThoseOfTheFile(String format) {
        var photo = PhotoFile.read(TestPictures.write(folder.resolve("photo." + format), 3, 2));
        assertThat(photo.height()).isEqualTo(2);
        assertThat(row(photo, 0, 1)).containsExactly(0, 10, 20);
        assertThat(row(photo, 1, 1)).containsExactly(20, 20, 20);
        assertThat(row(photo, 2, 0)).containsExactly(200, 200, 200);
    }

    @ParameterizedTest
    @CsvSource({"png, 10", "png, 11", "bmp, 10"})
    void greyStaysAsGreyAsItIs(String format, int type) throws IOException {
        var grey = new BufferedImage(2, 1, type);
        int white = type == BufferedImage.TYPE_USHORT_GRAY ? 0xffff : 0xff;
        grey.getRaster().setSample(0, 0, 0, white / 2);
        grey.getRaster().setSample(1, 0, 0, white);
        var file = folder.resolve("grey." + format);
        assertThat(ImageIO.write(grey, format, file.toFile())).isTrue();
        var photo = PhotoFile.read(file);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(row(photo, channel, 0)).containsExactly(127, 255);
        }
    }

    @Test
    void jpegIsRead() {
        var photo = PhotoFile.read(TestPictures.write(folder.resolve("photo.jpg"), 40, 30));
        assertThat(photo.width()).isEqualTo(40);
        assertThat(photo.height()).isEqualTo(30);
    }

    /// `cwebp -lossless -exact` of what `TestPictures` writes.
    @Test
    void losslessWebPIsReadAsItWas() {
        var photo = PhotoFile.read(resource("lossless.webp"));
        assertThat(row(photo, 0, 9)).startsWith(0, 10, 20).endsWith(190).hasSize(20);
        assertThat(row(photo, 1, 9)).containsOnly(180);
        assertThat(row(photo, 2, 9)).containsOnly(200);
    }

    /// `cwebp -q 95` of the same; colours are at half the resolution in such files.
    @Test
    void lossyWebPIsReadNearly() {
        var photo = PhotoFile.read(resource("lossy.webp"));
        double apart = 0;
        for (int x = 0; x < 20; x++) {
            apart += Math.abs(photo.value(0, 5, x) - 10 * x) / 20.0;
            apart += Math.abs(photo.value(1, 5, x) - 100) / 20.0;
        }
        assertThat(apart).isLessThan(16);
    }

    @Test
    void truncatedWebPAndJpegAreOneSentence() throws IOException {
        for (var name : List.of("lossless.webp", "lossy.webp", "turned.jpg")) {
            var whole = Files.readAllBytes(resource(name));
            for (int length = 13; length < whole.length - 1; length += 7) {
                var cut = TestFiles.write(folder.resolve("cut-" + name), Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> PhotoFile.read(cut))
                        .as("%s cut to %d bytes", name, length)
                        .isInstanceOf(Problem.class)
                        .hasMessageStartingWith(cut.toString());
            }
        }
    }

    /// The camera was turned to the left: the scene's top row is the first stored column.
    @Test
    void photoTakenOnItsSideStandsUpright() {
        var photo = PhotoFile.read(resource("turned.jpg"));
        assertThat(photo.width()).isEqualTo(10);
        assertThat(photo.height()).isEqualTo(20);
        assertThat(photo.value(1, 0, 0)).isGreaterThan(photo.value(1, 0, 9) + 100);
        assertThat(photo.value(0, 19, 0)).isGreaterThan(photo.value(0, 0, 0) + 100);
    }

    @ParameterizedTest
    @CsvSource({"1, ab cd", "2, ba dc", "3, dc ba", "4, cd ab", "5, ac bd", "6, ca db", "7, db ca", "8, bd ac"})
    void everyNotedOrientationIsUndone(int code, String upright) {
        var stored = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 4; i++) {
            stored.setRGB(i % 2, i / 2, 'a' + i);
        }
        var photo = Orientation.of(code).upright(stored);
        var seen = "%c%c %c%c"
                .formatted(photo.value(2, 0, 0), photo.value(2, 0, 1), photo.value(2, 1, 0), photo.value(2, 1, 1));
        assertThat(seen).isEqualTo(upright);
    }

    private static List<Integer> row(Photo photo, int channel, int y) {
        return IntStream.range(0, photo.width())
                .mapToObj(x -> photo.value(channel, y, x))
                .toList();
    }

    private static Path resource(String name) {
        return Path.of(URI.create(
                requireNonNull(PhotoFileTest.class.getResource(name), name).toString()));
    }

    @Test
    void missingFileAndFolderAreOneSentence() {
        assertRefused(folder.resolve("nothing.png"), "There is no file %s.");
        assertRefused(folder, "%s is not a file; name the picture in it that is meant.");
    }

    @Test
    void otherFilesAreOneSentence() {
        var text = TestFiles.write(folder.resolve("photo.png"), "no picture".getBytes(StandardCharsets.UTF_8));
        assertRefused(text, "%s is no picture that can be read; give a PNG, JPEG, BMP or WebP file.");
        var empty = TestFiles.write(folder.resolve("empty.png"), new byte[0]);
        assertRefused(empty, "%s is no picture that can be read; give a PNG, JPEG, BMP or WebP file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void truncatedFilesAreOneSentence(String format) throws IOException {
        var whole = Files.readAllBytes(TestPictures.write(folder.resolve("whole." + format), 60, 50));
        for (int length = 30; length < whole.length - 20; length += whole.length / 10 + 1) {
            var cut = TestFiles.write(folder.resolve("cut." + format), Arrays.copyOf(whole, length));
            assertRefused(cut, "%s is damaged, or of a kind of picture that cannot be read.");
        }
    }

    @Test
    void pictureOfTooManyPixelsIsOneSentence() throws IOException {
        var file = TestPictures.write(folder.resolve("huge.png"), 3, 2);
        var bytes = Files.readAllBytes(file);
        bytes[17] = 1;
        bytes[21] = 1;
        Files.write(file, bytes);
        assertRefused(file, "%s has 4,295,294,982 pixels; pictures of up to 100,000,000 are read.");
    }

    private static void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> PhotoFile.read(file))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence.formatted(file));
    }
}
