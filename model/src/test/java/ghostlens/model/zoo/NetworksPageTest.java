package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.TestData;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Variant.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keeps `docs/networks.md` true: the page is written anew from the zoo and compared.
class NetworksPageTest {
    private static final String HEAD = """
            # Networks

            Parameters and multiply-adds of every network at 3×224×224 and 1000 classes, as counted from its graph.
            Parameters are learned values, BatchNorm's scale and shift among them; running statistics are none.
            Multiply-adds, which the paper prints as FLOPs, are those of convolutions and linear layers, with biases free,
            and are the same in every form. The *training* form is as trained; *deploy* is what the authors' conversion
            leaves (GhostNet has none); in *inference* every BatchNorm is folded.

            *Official code* is what running the authors' code gives for the training form, *printed* what the paper or
            its README says, in millions. A test writes this page anew and compares.

            | network | training | deploy | inference | multiply-adds | official code | printed | printed in |
            |---|--:|--:|--:|--:|--:|--:|---|
            """;
    private static final Map<String, String> DISAGREEMENTS = Map.of(
            "ghostnet-1.0x",
            "The paper's 141 M multiply-adds fit; Huawei's own README prints 142 M, which its code does not give.",
            "ghostnet-1.1x",
            "The paper prints no counts (it is a backbone in Table 4). GhostNet's own paper prints 164 M multiply-adds, "
                    + "which fits without the last convolution and the classifier (164.4 M).",
            "ghostnet-1.3x",
            "Table 3 prints 7.3 M parameters and 226 M multiply-adds; the official code has 7.36 M and 227.0 M.",
            "repghostnet-0.8x",
            "Not in the paper; the numbers are the official README's.",
            "repghostnet-2.0x",
            "The paper has its accuracy and latency (Table 7) but no counts; those are the official README's.");

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
            var published = Zoo.find(exact.name()).published();
            if (published.isEmpty() || !agrees(exact, published.orElseThrow())) {
                assertThat(DISAGREEMENTS).containsKey(exact.name());
            }
        }
    }

    private static boolean agrees(ExactCounts exact, Published published) {
        return published
                        .parametersM()
                        .filter(m -> Math.round(exact.training() / 1e5) == Math.round(m * 10))
                        .isPresent()
                && published
                        .multiplyAddsM()
                        .filter(m -> Math.round(exact.multiplyAdds() / 1e6) == Math.round(m))
                        .isPresent();
    }

    private static String page() {
        var rows = ExactCounts.ALL.stream().map(NetworksPageTest::row).collect(Collectors.joining());
        var notes = Zoo.variants().stream()
                .filter(v -> v.kind() == Kind.NETWORK && DISAGREEMENTS.containsKey(v.name()))
                .map(v -> "* **%s.** %s\n".formatted(v.title(), DISAGREEMENTS.get(v.name())))
                .collect(Collectors.joining());
        return HEAD + rows + "\n## Where numbers disagree\n\n" + notes + """
                * **All RepGhostNets.** The official README says that its numbers leave BatchNorm out; its parameters fit only
                  with BatchNorm (at 1.0×: 4.07 M with, 4.04 M without, printed as 4.1 M).
                """;
    }

    private static String row(ExactCounts exact) {
        var variant = Zoo.find(exact.name());
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d | %,d / %,d | %s | %s |\n",
                variant.title(),
                variant.graph(Form.TRAINING).parameters(),
                variant.graph(Form.DEPLOY).parameters(),
                variant.graph(Form.INFERENCE).parameters(),
                variant.graph(Form.TRAINING).cost().multiplyAdds(),
                exact.training(),
                exact.multiplyAdds(),
                variant.published()
                        .filter(p -> p.parametersM().isPresent())
                        .map(p -> String.format(
                                Locale.ROOT,
                                "%.1f / %.0f",
                                p.parametersM().orElseThrow(),
                                p.multiplyAddsM().orElseThrow()))
                        .orElse("–"),
                variant.published().map(Published::source).orElse("–"));
    }
}
