package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.app.open.TestFiles;
import ghostlens.app.open.TestPictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectCommandTest {
    private static final String NETWORK = "retinanet-repghostnet-1.3x";

    @TempDir
    private Path folder;

    private Path photo(String name) {
        return TestPictures.write(folder.resolve(name), 80, 60);
    }

    @Test
    void jsonHoldsBoxesInThePhotoAndTimesByPart() {
        var run = CommandLineRun.of(
                "detect",
                photo("a.png"),
                photo("b.jpg"),
                "--network",
                NETWORK,
                "--size",
                "64x96",
                "--score",
                0,
                "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("seededWeights").booleanValue()).isTrue();
        assertThat(run.json().get("form").textValue()).isEqualTo("inference");
        assertThat(run.json().get("photos").valueStream()).hasSize(2).allSatisfy(photo -> {
            assertThat(photo.get("input").toString()).isEqualTo("[1,3,64,96]");
            assertThat(photo.get("things").valueStream()).isNotEmpty().allSatisfy(thing -> {
                assertThat(thing.get("box").get(2).doubleValue()).isBetween(0.0, 80.0);
                assertThat(thing.get("box").get(3).doubleValue()).isBetween(0.0, 60.0);
                assertThat(thing.get("score").doubleValue()).isBetween(0.05, 1.0);
            });
            for (var part : new String[] {"backbone", "neck", "heads", "rest"}) {
                assertThat(photo.get("times").get(part).doubleValue()).as(part).isPositive();
            }
        });
    }

    @Test
    void saysThatSeededWeightsMeanNothing() {
        var run = CommandLineRun.of("detect", photo("a.bmp"), "--network", NETWORK, "--size", "64x96", "--score", 1);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("seeded weights, with which boxes and scores mean nothing");
        assertThat(run.out())
                .contains(
                        "a.bmp, 80×60, seen as 96×64", "seeded weights", "nothing with a score of 1.0 or more", "neck");
    }

    @Test
    void anyFormFindsTheSame() {
        var scores = new ArrayList<List<Double>>();
        for (var form : List.of("training", "deploy", "inference")) {
            var run = CommandLineRun.of(
                    "detect", photo("a.png"), "--network", NETWORK, "--size", "64x96", "--form", form, "--json");
            var things = run.json().get("photos").get(0).get("things");
            scores.add(things.valueStream()
                    .map(thing -> thing.get("score").doubleValue())
                    .toList());
        }
        for (int i = 0; i < 5; i++) {
            assertThat(scores.get(1).get(i)).isCloseTo(scores.get(0).get(i), within(1e-4));
            assertThat(scores.get(2).get(i)).isCloseTo(scores.get(0).get(i), within(1e-4));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing.png --network retinanet-ghostnet-1.1x                  | There is no file
            text.png    --network retinanet-ghostnet-1.1x                  | is no picture that can be read
            photo.png   --network retinanet-ghostnet-1x                    | retinanet-ghostnet-1.1x
            photo.png   --network ghostnet-1.1x                            | ghostnet-1.1x is no detector
            photo.png   --network maskrcnn-mask-head                       | maskrcnn-mask-head is no detector
            photo.png                                                      | --network
            photo.png   --network retinanet-ghostnet-1.1x --size 0         | A size is a height and a width
            photo.png   --network retinanet-ghostnet-1.1x --size 900000    | more than this machine can hold
            photo.png   --network retinanet-ghostnet-1.1x --score 2        | --score takes a number from 0 to 1
            photo.png   --network retinanet-ghostnet-1.1x --score NaN      | --score takes a number from 0 to 1
            photo.png   --network retinanet-ghostnet-1.1x --threads 0      | --threads takes a number
            photo.png   --network retinanet-ghostnet-1.1x --weights no.npz | There is no file
            photo.png   --network retinanet-ghostnet-1.1x --engine onnx    | nd4j, reference
            """)
    void badUseIsOneSentence(String words, String sentence) {
        photo("photo.png");
        TestFiles.write(folder.resolve("text.png"), new byte[] {1, 2, 3});
        var arguments = ("detect " + folder + "/" + words).split("\\s+");

        var run = CommandLineRun.of((Object[]) arguments);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BAD_USE);
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }
}
