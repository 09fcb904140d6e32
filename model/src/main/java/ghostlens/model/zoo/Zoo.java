package ghostlens.model.zoo;

import ghostlens.model.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything of the paper that can be opened, family by family.
public final class Zoo {
    private static final int SUGGESTIONS = 3;
    private static final List<Variant> VARIANTS = Stream.of(
                    Modules.variants(),
                    Bottlenecks.variants(),
                    RepGhostNet.variants(),
                    RepGhostAblations.variants(),
                    GhostNet.variants(),
                    GhostNetV2.variants(),
                    MobileNetV2.variants(),
                    MobileNetV3.variants(),
                    ShuffleNetV2.variants(),
                    TorchvisionShuffleNetV2.variants(),
                    MobileNeXt.variants(),
                    ProxylessNas.variants(),
                    EfficientNet.variants(),
                    MnasNet.variants(),
                    MobileOne.variants(),
                    RepVgg.variants(),
                    GhostResNet.variants(),
                    Detectors.variants())
            .flatMap(List::stream)
            .toList();
    private static final List<WidthRule> WIDTH_RULES = Stream.concat(
                    Stream.of(
                            RepGhostNet.WIDTHS,
                            GhostNet.WIDTHS,
                            GhostNetV2.WIDTHS,
                            MobileNetV2.WIDTHS,
                            MobileNeXt.WIDTHS,
                            ProxylessNas.WIDTHS),
                    MobileNetV3.WIDTHS.stream())
            .toList();

    private Zoo() {}

    /// Modules, then blocks, then networks.
    public static List<Variant> variants() {
        return VARIANTS;
    }

    /// The variant of this name, however its letters are cased. A family with a published width rule has networks of
    /// any width: `repghostnet-0.73x`.
    ///
    /// @throws Problem if there is none, with the names nearest to it, or if its width is out of bounds
    public static Variant find(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return listed(wanted)
                .or(() -> ofAnyWidth(wanted).map(v -> listed(v.name()).orElse(v)))
                .orElseThrow(() -> new Problem(
                        "There is no network called \"%s\": did you mean %s?".formatted(name, nearest(wanted))));
    }

    /// Whether there is something of this name.
    public static boolean knows(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return listed(wanted).isPresent()
                || WIDTH_RULES.stream().anyMatch(rule -> rule.width(wanted).isPresent());
    }

    /// The rule that makes networks of other widths of this one, where its family has published one.
    public static Optional<WidthRule> widthRule(Variant variant) {
        return WIDTH_RULES.stream()
                .filter(rule -> rule.width(variant.name()).isPresent())
                .findFirst();
    }

    /// The rules of all families that have one.
    static Stream<WidthRule> widthRules() {
        return WIDTH_RULES.stream();
    }

    private static Optional<Variant> listed(String name) {
        return VARIANTS.stream().filter(v -> v.name().equals(name)).findFirst();
    }

    private static Optional<Variant> ofAnyWidth(String name) {
        return WIDTH_RULES.stream().flatMap(rule -> rule.named(name).stream()).findFirst();
    }

    private static String nearest(String name) {
        return VARIANTS.stream()
                .map(Variant::name)
                .sorted(Comparator.comparingInt(known -> editDistance(name, known)))
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(", "));
    }

    /// How many letters must be put in, taken out or changed to make one word of the other.
    private static int editDistance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
