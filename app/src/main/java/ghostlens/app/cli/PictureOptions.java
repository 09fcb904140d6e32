package ghostlens.app.cli;

import ghostlens.model.Problem;
import ghostlens.model.zoo.Preprocessing;
import ghostlens.model.zoo.Preprocessing.Interpolation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is done to a picture before the network sees it, where it is not what the network's source does.
final class PictureOptions {
    @Option(
            names = "--mean",
            paramLabel = "R,G,B",
            description = "What is taken off each channel, 0 to 1; one number for all three, or the source's own.")
    private @Nullable String mean;

    @Option(
            names = "--std",
            paramLabel = "R,G,B",
            description = "What each channel is then divided by; one number for all three, or the source's own.")
    private @Nullable String deviation;

    @Option(
            names = "--crop",
            paramLabel = "SHARE",
            description = "How much of the shorter side is left when the centre is cut out, above 0 to 1.")
    private @Nullable Double crop;

    @Option(names = "--interpolation", paramLabel = "KIND", description = "bilinear or bicubic.")
    private @Nullable String interpolation;

    /// @throws Problem if an option says something that cannot be done
    Preprocessing applyTo(Preprocessing usual) {
        return new Preprocessing(
                numbers("--mean", mean).orElse(usual.mean()),
                deviations().orElse(usual.deviation()),
                cropRatio().orElse(usual.cropRatio()),
                kind().orElse(usual.interpolation()));
    }

    private Optional<List<Double>> deviations() {
        var numbers = numbers("--std", deviation);
        if (numbers.stream().flatMap(List::stream).anyMatch(n -> n <= 0)) {
            throw new Problem("--std takes numbers above 0, not %s.".formatted(deviation));
        }
        return numbers;
    }

    private Optional<Double> cropRatio() {
        if (crop != null && !(crop > 0 && crop <= 1)) {
            throw new Problem("--crop takes a number above 0 and up to 1, not %s.".formatted(crop));
        }
        return Optional.ofNullable(crop);
    }

    private Optional<Interpolation> kind() {
        if (interpolation == null) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(Interpolation.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(interpolation))
                .findFirst()
                .orElseThrow(() ->
                        new Problem("--interpolation takes bilinear or bicubic, not %s.".formatted(interpolation))));
    }

    private static Optional<List<Double>> numbers(String option, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            var numbers = Stream.of(text.split(",")).map(Double::valueOf).toList();
            var all = numbers.size() == 1 ? List.of(numbers.get(0), numbers.get(0), numbers.get(0)) : numbers;
            if (all.size() == 3 && all.stream().allMatch(Double::isFinite)) {
                return Optional.of(all);
            }
        } catch (NumberFormatException _) {
            // The same sentence as for a wrong count.
        }
        throw new Problem("%s takes one number or three such as 0.485,0.456,0.406, not %s.".formatted(option, text));
    }
}
