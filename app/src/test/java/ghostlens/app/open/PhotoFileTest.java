package ghostlens.app.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void pixelsAreThoseOfTheFile(String format) {
        var photo = PhotoFile.read(TestPictures.write(folder.resolve("photo." + format), 3, 2));
        assertThat(photo.pixels().shape()).isEqualTo(TensorShape.of(3, 2, 3));
        assertThat(photo.pixels().toFloats())
                .containsExactly(0, 10, 20, 0, 10, 20, 0, 0, 0, 20, 20, 20, 200, 200, 200, 200, 200, 200);
    }

    @Test
    void jpegIsRead() {
        var photo = PhotoFile.read(TestPictures.write(folder.resolve("photo.jpg"), 40, 30));
        assertThat(photo.width()).isEqualTo(40);
        assertThat(photo.height()).isEqualTo(30);
    }

    @Test
    void missingFileAndFolderAreOneSentence() {
        assertRefused(folder.resolve("nothing.png"), "There is no file %s.");
        assertRefused(folder, "There is no file %s.");
    }

    @Test
    void otherFilesAreOneSentence() {
        var text = TestFiles.write(folder.resolve("photo.png"), "no picture".getBytes(StandardCharsets.UTF_8));
        assertRefused(text, "%s is no picture that can be read; give a PNG, JPEG or BMP file.");
        var empty = TestFiles.write(folder.resolve("empty.png"), new byte[0]);
        assertRefused(empty, "%s is no picture that can be read; give a PNG, JPEG or BMP file.");
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
