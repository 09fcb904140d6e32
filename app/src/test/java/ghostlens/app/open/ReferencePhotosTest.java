package ghostlens.app.open;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.picture.Crop;
import ghostlens.model.weights.CheckpointReader;
import ghostlens.model.zoo.Preprocessing;
import ghostlens.model.zoo.Preprocessing.Interpolation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Photos as torchvision and Pillow prepare them.
class ReferencePhotosTest {
    private static final Path DATA =
            Path.of(Optional.ofNullable(System.getenv("GHOSTLENS_DATA")).orElse("../../shared/data"));
    private static final Preprocessing HALF =
            new Preprocessing(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5), 0.875, Interpolation.BILINEAR);

    @ParameterizedTest
    @CsvSource({
        "0, chelsea.png",
        "1, coffee.png",
        "4, coral_owl.jpg",
        "5, coral_parrot.jpg",
        "6, coral_hot_dog.jpg",
        "7, coral_sunflower.bmp"
    })
    void inputIsTheReferences(int position, String name) {
        var reference = DATA.resolve("proxylessnas-0.25x/reference.npz");
        Assumptions.assumeTrue(Files.exists(reference), "there is no " + reference + "; set GHOSTLENS_DATA");
        var expected = CheckpointReader.read(reference).tensors().get("input");
        var input = Crop.of(PhotoFile.read(DATA.resolve("photos").resolve(name)), 112, 112, HALF)
                .input();
        double largest = 0;
        for (int i = 0; i < input.size(); i++) {
            largest = Math.max(largest, Math.abs(input.get(i) - expected.get(position * input.size() + i)));
        }
        assertThat(largest).as("largest difference").isLessThan(1e-6);
    }
}
