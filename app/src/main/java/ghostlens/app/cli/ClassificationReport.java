package ghostlens.app.cli;

import ghostlens.app.open.ClassNames;
import ghostlens.app.open.Classification;
import ghostlens.app.panel.Numbers;
import ghostlens.fuse.check.Difference;
import ghostlens.model.net.Form;
import ghostlens.model.picture.Photo;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Preprocessing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What `classify` prints.
///
/// @param seeded whether the weights were made up
/// @param input the network's
record ClassificationReport(
        String network,
        String engine,
        boolean seeded,
        TensorShape input,
        Preprocessing preprocessing,
        ClassNames names) {

    /// What was seen in one photo.
    ///
    /// @param best the best class first
    /// @param difference of the outputs of the two forms; null where the weights are fused already
    record Result(
            String file,
            int width,
            int height,
            List<Guess> best,
            @Nullable Difference difference) {}

    /// @param name null where the class has only its number
    /// @param probabilities by form, unfused first
    record Guess(int label, @Nullable String name, Map<String, Double> probabilities) {}

    private record Json(
            String network,
            String engine,
            boolean seededWeights,
            List<Integer> input,
            Preparation preprocessing,
            List<Result> photos) {}

    private record Preparation(List<Double> mean, List<Double> std, double crop, String interpolation) {}

    /// How the photos are prepared, since prepared otherwise they show other things.
    String preparation() {
        return "Pictures become %d×%d, %s; --size, --crop, --interpolation, --mean and --std change that."
                .formatted(input.width(), input.height(), preprocessing.words());
    }

    private String interpolation() {
        return preprocessing.interpolation().name().toLowerCase(Locale.ROOT);
    }

    Result result(Path file, Photo photo, Classification seen) {
        return new Result(
                file.toString(),
                photo.width(),
                photo.height(),
                seen.best().stream().map(guess -> guess(seen.forms(), guess)).toList(),
                seen.difference().orElse(null));
    }

    private Guess guess(List<Form> forms, Classification.Guess guess) {
        var byForm = new LinkedHashMap<String, Double>();
        for (int i = 0; i < forms.size(); i++) {
            byForm.put(forms.get(i).label(), guess.probabilities().get(i));
        }
        return new Guess(guess.label(), names.name(guess.label()).orElse(null), byForm);
    }

    Object json(List<Result> results) {
        var prepared = new Preparation(
                preprocessing.mean(), preprocessing.deviation(), preprocessing.cropRatio(), interpolation());
        return new Json(network, engine, seeded, input.extents(), prepared, results);
    }

    String text(Result result) {
        return "%s, %d×%d, seen as %d×%d by %s (%s%s)%n%s%s%n"
                .formatted(
                        result.file,
                        result.width,
                        result.height,
                        input.width(),
                        input.height(),
                        network,
                        engine,
                        seeded ? ", seeded weights: classes and probabilities mean nothing" : "",
                        table(result.best),
                        difference(result.difference));
    }

    private static Table table(List<Guess> best) {
        var forms = best.getFirst().probabilities.keySet();
        var headings = new ArrayList<>(List.of(">class", "name"));
        forms.forEach(form -> headings.add(">" + form + " %"));
        boolean two = forms.size() == 2;
        if (two) {
            headings.add(">difference");
        }
        var table = new Table(headings.toArray(String[]::new));
        for (var guess : best) {
            var shares = List.copyOf(guess.probabilities.values());
            var cells = Stream.of(
                    Stream.of(String.valueOf(guess.label), guess.name == null ? "–" : guess.name),
                    shares.stream().map(share -> "%.3f".formatted(100 * share)),
                    two ? Stream.of(Numbers.small(shares.getLast() - shares.getFirst())) : Stream.<String>of());
            table.row(cells.flatMap(cell -> cell).toArray(String[]::new));
        }
        return table;
    }

    private static String difference(@Nullable Difference difference) {
        return difference == null
                ? "The weights are in the form asked for already, so there is nothing to compare them with.%n"
                        .formatted()
                : "The outputs of both forms differ by %s at most, %s of their scale.%n"
                        .formatted(
                                Numbers.small(difference.largestAbsolute()),
                                Numbers.small(difference.largestRelative()));
    }
}
