package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.app.open.TestFiles;
import ghostlens.app.open.TestPictures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyCommandTest {
    private static final List<Object> SMALL = List.of("--network", "repghostnet-0.5x", "--size", "32");

    @TempDir
    private Path folder;

    private CommandLineRun classify(Object... more) {
        var arguments = new ArrayList<Object>(List.of("classify", photo("a.png")));
        arguments.addAll(SMALL);
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray());
    }

    private Path photo(String name) {
        return TestPictures.write(folder.resolve(name), 80, 60);
    }

    @Test
    void jsonHoldsTheFiveBestOfBothForms() {
        var run = classify(photo("b.jpg"), "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("seededWeights").booleanValue()).isTrue();
        assertThat(run.json().get("input").toString()).isEqualTo("[1,3,32,32]");
        assertThat(run.json().get("photos").valueStream()).hasSize(2).allSatisfy(photo -> {
            var before = photo.get("best")
                    .valueStream()
                    .map(guess -> guess.get("probabilities").get("training").doubleValue())
                    .toList();
            assertThat(before).hasSize(5).isSortedAccordingTo(Collections.reverseOrder());
            assertThat(photo.get("best").valueStream())
                    .allSatisfy(guess -> assertThat(
                                    guess.get("probabilities").get("inference").doubleValue())
                            .isCloseTo(
                                    guess.get("probabilities").get("training").doubleValue(), within(1e-5)));
            assertThat(photo.get("difference").get("largestRelative").doubleValue())
                    .isLessThan(1e-5);
        });
    }

    @Test
    void thousandClassesHaveImageNetsNames() {
        var guess = classify("--json").json().get("photos").get(0).get("best").get(0);
        assertThat(guess.get("name").textValue()).isNotBlank();
    }

    @Test
    void otherNumbersOfClassesHaveNumbersUnlessNamesAreGiven() {
        var names = TestFiles.write(folder.resolve("names.txt"), "un\ndeux\ntrois\n".getBytes(StandardCharsets.UTF_8));
        var run = classify("--labels", names);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("names.txt names 3 classes, and the network tells 1,000 apart");
        assertThat(classify("--labels", "fashion-mnist").err()).contains("fashion-mnist names 10 classes");
        assertThat(classify("--labels", folder.resolve("none")).err()).contains("There is no file");
    }

    @Test
    void whereTheFormIsThatOfTheWeightsThereIsOneColumn() {
        var run = classify("--form", "training");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("training %").doesNotContain("inference %", "NaN");
    }

    @Test
    void saysHowPicturesArePrepared() {
        assertThat(classify("--mean", "0.5", "--std", "0.5,0.25,0.5").err())
                .contains(
                        "32×32, resized (bicubic)", "mean of 0.5 and", "deviation of 0.5, 0.25, 0.5", "seeded weights");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--mean|0.5,0.5|--mean takes one number or three",
                "--std|0|--std takes numbers above 0",
                "--crop|1.5|--crop takes a number above 0 and up to 1",
                "--interpolation|nearest|--interpolation takes bilinear or bicubic",
                "--size|0|A size is a height and a width",
                "--labels|none.txt|There is no file none.txt"
            })
    void badOptionsAreOneSentence(String option, String value, String sentence) {
        var run = CommandLineRun.of("classify", photo("a.png"), "--network", "repghostnet-0.5x", option, value);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void whatIsNoClassifierIsOneSentence() {
        var run = CommandLineRun.of("classify", photo("a.png"), "--network", "module-a");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("does not tell pictures apart");
    }

    @Test
    void weightsOrANetworkAreNeeded() {
        var run = CommandLineRun.of("classify", photo("a.png"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("give --weights or --network").hasLineCount(1);
    }

    @Test
    void onnxFilesAreAskedToo() {
        var file = folder.resolve("net.onnx");
        CommandLineRun.of("export", "repghostnet-0.5x", "--size", "32", "--classes", "10", "--out", file);
        var run =
                CommandLineRun.of("classify", photo("a.png"), "--weights", file, "--labels", "fashion-mnist", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("input").toString()).isEqualTo("[1,3,32,32]");
        assertThat(run.json().get("photos").get(0).get("best").valueStream())
                .hasSize(5)
                .allMatch(guess -> !guess.get("name").textValue().isEmpty());
    }

    @Test
    void missingPictureIsOneSentence() {
        var run = CommandLineRun.of("classify", folder.resolve("none.png"), "--network", "repghostnet-0.5x");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no file").hasLineCount(1);
    }
}
