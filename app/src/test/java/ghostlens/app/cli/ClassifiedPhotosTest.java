package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What trained weights see in photos.
class ClassifiedPhotosTest {
    private static final Path DATA = Path.of(Optional.ofNullable(System.getenv("GHOSTLENS_DATA"))
            .orElse(System.getProperty("ghostlens.root") + "/../shared/data"));

    @ParameterizedTest
    @CsvSource({
        "chelsea.png, 285, Egyptian cat",
        "coffee.png, 967, espresso",
        "coral_parrot.jpg, 88, macaw",
        "coral_hot_dog.jpg, 934, hotdog"
    })
    void photosShowWhatIsInThemInBothForms(String photo, int label, String name) {
        var weights = DATA.resolve("proxylessnas-0.25x/proxyless-w0.25-r112_imagenet.pth");
        Assumptions.assumeTrue(Files.exists(weights), "there is no " + weights + "; set GHOSTLENS_DATA");

        var run = CommandLineRun.of("classify", DATA.resolve("photos").resolve(photo), "--weights", weights, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        var best = run.json().get("photos").get(0).get("best").get(0);
        assertThat(best.get("label").intValue()).isEqualTo(label);
        assertThat(best.get("name").textValue()).isEqualTo(name);
        var probabilities = best.get("probabilities");
        assertThat(probabilities.get("inference").doubleValue())
                .isCloseTo(probabilities.get("training").doubleValue(), within(1e-4));
    }
}
