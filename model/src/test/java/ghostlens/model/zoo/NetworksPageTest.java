package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.TestData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps `docs/networks.md` true: the page is written anew from the zoo and compared.
class NetworksPageTest {
    private static final String HEAD = """
            # Networks

            Parameters and multiply-adds of every network at its own input and classes, as counted from its graph.
            Parameters are learned values, BatchNorm's scale and shift among them; running statistics are none.
            Multiply-adds, which the paper prints as FLOPs, are those of convolutions and linear layers, with biases free.
            The *training* form is as trained; *deploy* is what the authors' conversion leaves, if it leaves anything to
            fold; in *inference* every BatchNorm is folded. Where branches are convolutions themselves, multiply-adds are
            those of training / those that are left.

            *Checked with* says who counted the same; *printed* is what the paper or the source named prints: parameters
            and multiply-adds in millions, top-1 and top-5 in percent, milliseconds on the paper's phone. A test writes
            this page anew and compares; another counts the graphs.
            """;
    private static final String TABLE = """

            | network | training | deploy | inference | multiply-adds | checked with | printed | top-1 / 5 | ms | printed in |
            |---|--:|--:|--:|--:|---|--:|--:|--:|---|
            """;
    private static final Map<String, String> FAMILY_NOTES = Map.of(
            "RepGhostNet",
            "The official README says that its numbers leave BatchNorm out; its parameters fit only with BatchNorm (at "
                    + "1.0×: 4.07 M with, 4.04 M without, printed as 4.1 M).");

    @Test
    void thePageAgreesWithTheZoo() throws IOException {
        var page = page();
        Files.writeString(TestData.root().resolve("model/target/networks.md"), page);
        assertThat(TestData.root().resolve("docs/networks.md"))
                .as("docs/networks.md; model/target/networks.md is what it should be")
                .hasContent(page);
    }

    @Test
    void everyNumberThatIsNotAsPrintedIsExplained() {
        for (var exact : ExactCounts.ALL) {
            if (Zoo.find(exact.name())
                    .published()
                    .filter(printed -> !agrees(exact, printed))
                    .isPresent()) {
                assertThat(exact.because()).as(exact.name()).isPresent();
            }
        }
    }

    /// Networks with branches are printed in one form or the other.
    private static boolean agrees(ExactCounts exact, Published published) {
        return (rounds(exact.training(), published.parametersM()) || rounds(exact.deploy(), published.parametersM()))
                && rounds(exact.multiplyAdds(), published.multiplyAddsM());
    }

    private static boolean rounds(long count, Optional<Double> printedM) {
        return printedM.map(NetworksPageTest::plain)
                .filter(printed -> !rounded(count, printed.scale()).equals(printed))
                .isEmpty();
    }

    private static BigDecimal rounded(long count, int scale) {
        return BigDecimal.valueOf(count, 6).setScale(scale, RoundingMode.HALF_UP);
    }

    /// 43 for 43.0, and 2.3.
    private static BigDecimal plain(double number) {
        var plain = BigDecimal.valueOf(number).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static String page() {
        var families = new LinkedHashMap<NetworkFamily, List<ExactCounts>>();
        ExactCounts.ALL.stream()
                .collect(Collectors.groupingBy(
                        exact -> Zoo.find(exact.name()).family(), () -> families, Collectors.toList()));
        return HEAD
                + families.entrySet().stream()
                        .map(entry -> section(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }

    private static String section(NetworkFamily family, List<ExactCounts> counts) {
        var rows = counts.stream().map(NetworksPageTest::row).collect(Collectors.joining());
        var notes = Stream.concat(
                        Optional.ofNullable(FAMILY_NOTES.get(family.title())).map(note -> "* " + note + "\n").stream(),
                        counts.stream().map(NetworksPageTest::notes))
                .collect(Collectors.joining());
        return "\n## %s\n\n%s.\n".formatted(family.title(), family.paper())
                + TABLE
                + rows
                + (notes.isEmpty() ? "" : "\n" + notes);
    }

    private static String notes(ExactCounts exact) {
        var variant = Zoo.find(exact.name());
        return Stream.of(exact.because(), variant.choice().map(choice -> "Chosen here: " + choice))
                .flatMap(Optional::stream)
                .map(sentence -> "* **%s.** %s\n".formatted(variant.title(), sentence))
                .collect(Collectors.joining());
    }

    private static String row(ExactCounts exact) {
        var variant = Zoo.find(exact.name());
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %s | %s | %s | %s | %s | %s |\n",
                variant.title(),
                exact.training(),
                exact.deploy(),
                exact.inference(),
                multiplyAdds(exact),
                exact.by(),
                printed(variant, NetworksPageTest::counts),
                printed(variant, NetworksPageTest::accuracies),
                printed(variant, p -> p.latencyMs().stream().map(String::valueOf)),
                variant.published().map(Published::source).orElse("–"));
    }

    private static String multiplyAdds(ExactCounts exact) {
        return exact.trainingMultiplyAdds() == exact.multiplyAdds()
                ? String.format(Locale.ROOT, "%,d", exact.multiplyAdds())
                : String.format(Locale.ROOT, "%,d / %,d", exact.trainingMultiplyAdds(), exact.multiplyAdds());
    }

    private static String printed(Variant variant, Function<Published, Stream<String>> numbers) {
        var words = variant.published().stream().flatMap(numbers).collect(Collectors.joining(" / "));
        return words.isEmpty() ? "–" : words;
    }

    private static Stream<String> counts(Published published) {
        return Stream.concat(
                published.parametersM().stream().map(String::valueOf),
                published.multiplyAddsM().stream().map(number -> plain(number).toPlainString()));
    }

    private static Stream<String> accuracies(Published published) {
        return Stream.concat(published.top1().stream(), published.top5().stream())
                .map(String::valueOf);
    }
}
