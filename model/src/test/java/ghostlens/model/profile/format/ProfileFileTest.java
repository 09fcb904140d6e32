package ghostlens.model.profile.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.profile.Profile;
import ghostlens.model.profile.Profiles;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFileTest {
    private static final Profile SMALL = profile("module-e");

    private static Profile profile(String variant) {
        var random = new SplittableRandom(1);
        return Profiles.of(Zoo.find(variant).graph(Form.TRAINING), 7, () -> random.nextLong(Long.MAX_VALUE / 1000));
    }

    static Stream<String> variants() {
        return Zoo.variants().stream().map(v -> v.name());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void loadsTheVerySameProfile(String variant, @TempDir Path folder) {
        var profile = profile(variant);
        var file = folder.resolve("profile.json");
        ProfileFile.save(profile, file);
        assertThat(ProfileFile.load(file)).isEqualTo(profile);
    }

    @Test
    void truncatedFileIsOneSentence() {
        var json = ProfileFile.write(SMALL);
        for (int length = 0; length < json.length(); length += 97) {
            assertDamaged(json.substring(0, length));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":1 | \"version\":2",
                "\"format\":\"ghostlens-profile\" | \"format\":\"other\"",
                "\"type\":\"Conv2d\" | \"type\":\"Conv9d\"",
                "\"type\":\"Conv2d\" | \"type\":\"java.lang.String\"",
                "\"groups\":1 | \"groups\":7",
                "\"groups\":1 | \"groups\":\"1\"",
                "\"form\":\"INFERENCE\" | \"form\":\"MELTED\"",
                "\"threads\":2, | ''",
                "\"threads\":2 | \"threads\":2.5",
                "\"threads\":2 | \"threads\":null",
                "\"threads\":2 | \"threads\":2,\"surprise\":1",
                "\"began\":\"2026 | \"began\":\"noon",
                "\"node\":{ | \"node\":null,\"knot\":{",
                "\"samples\":[ | \"samples\":[1,",
                "\"samples\":[ | \"samples\":[null,",
            })
    void damageIsOneSentence(String sound, String damaged) {
        var json = ProfileFile.write(SMALL);
        assertThat(json).contains(sound);
        assertDamaged(json.replace(sound, damaged));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "3", "{}", "{\"format\":\"ghostlens-profile\",\"version\":1}", "{} {}"})
    void otherJsonIsOneSentence(String json) {
        assertDamaged(json);
    }

    private static void assertDamaged(String json) {
        assertThatThrownBy(() -> ProfileFile.read(json.getBytes(UTF_8), "some.json"))
                .isInstanceOf(Problem.class)
                .message()
                .startsWith("some.json is ")
                .endsWith(".")
                .hasLineCount(1);
    }

    @Test
    void missingFileAndFolderAreOneSentence(@TempDir Path folder) {
        var nowhere = folder.resolve("no").resolve("profile.json");
        assertThatThrownBy(() -> ProfileFile.load(nowhere))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("There is no file");
        assertThatThrownBy(() -> ProfileFile.save(SMALL, nowhere))
                .isInstanceOf(Problem.class)
                .hasMessageEndingWith("folder does not exist.");
        assertThat(Files.exists(nowhere)).isFalse();
    }
}
