package ghostlens.model.zoo;

import static java.util.Comparator.comparingInt;

import ghostlens.model.Problem;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Checkpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells which network a checkpoint holds, of which width, with how many classes and in which form, by the names and
/// shapes of its tensors alone. One width stands for all of a network, so that only networks whose names are about the
/// checkpoint's are looked at width by width.
public final class Recognizer {
    /// A network is looked at whose names agree at least so well as this share of the best one's.
    private static final double NEAR = 0.6;
    /// Below this share of common names a checkpoint has nothing to do with the network that it is nearest to.
    private static final double RELATED = 0.3;
    private static final int NAMED = 5;

    private final String file;
    private final Map<String, TensorShape> shapes;
    private final List<Guess> guesses;

    private Recognizer(String file, Map<String, TensorShape> shapes) {
        this.file = file;
        this.shapes = shapes;
        this.guesses = guesses();
    }

    /// A network's names, in a form, of a source.
    ///
    /// @param network the name without its width
    /// @param likeness the names in common, as a share of all
    private record Guess(String network, String source, Form form, double likeness) {}

    /// What the checkpoint holds.
    ///
    /// @throws Problem if it is no network known here; it names the nearest one and lists what does not fit
    public static Recognition recognize(Checkpoint checkpoint) {
        return recognize(checkpoint.source(), checkpoint.shapes());
    }

    /// What a checkpoint file holds. A ProxylessNAS is made as the file beside it says.
    ///
    /// @throws Problem as {@link #recognize(Checkpoint)}, or if the file beside it cannot be used
    public static Recognition recognize(Checkpoint checkpoint, Path path) {
        var shapes = TensorNames.plain(checkpoint.source(), checkpoint.shapes());
        return needsArchitecture(checkpoint) ? proxyless(checkpoint, path, shapes) : recognize(checkpoint);
    }

    /// Whether a file beside the checkpoint has to say how its network is made.
    public static boolean needsArchitecture(Checkpoint checkpoint) {
        return checkpoint.tensors().keySet().stream().anyMatch(name -> name.contains(".mobile_inverted_conv."));
    }

    private static Recognition proxyless(Checkpoint checkpoint, Path path, Map<String, TensorShape> shapes) {
        var recognizer = new Recognizer(checkpoint.source(), shapes);
        var beside = ProxylessFile.beside(path);
        if (beside.isPresent()) {
            return recognizer.described(ProxylessFile.read(beside.get()), beside.get());
        }
        return recognizer
                .find()
                .map(found -> found.with(
                        "Its strides are not in the tensors: those of %s are taken, as no %s stands beside it."
                                .formatted(
                                        found.variant().title(),
                                        ProxylessFile.expected(path).getFileName())))
                .orElseThrow(() -> new Problem(
                        "%s is a ProxylessNAS, whose strides are not in its tensors; put the .json that names its architecture beside it, as %s."
                                .formatted(
                                        checkpoint.source(),
                                        ProxylessFile.expected(path).getFileName())));
    }

    /// As the file beside it says; under the zoo's name where the zoo has the same network.
    private Recognition described(Variant variant, Path by) {
        var fit = CheckpointLoader.nearest(variant, shapes);
        if (!fit.isPerfect()) {
            throw new Problem(
                    "%s does not fit the architecture in %s (%s).".formatted(file, by.getFileName(), fit.complaints()));
        }
        var found = Recognition.of(fit);
        return find().filter(
                        known -> known.graph().withInputShape(variant.input()).equals(found.graph()))
                .map(known -> found.as(found.variant().called(known.variant())))
                .orElse(found);
    }

    /// What a checkpoint with tensors of these names and shapes holds.
    ///
    /// @param file its name, for messages
    /// @throws Problem as {@link #recognize(Checkpoint)}
    public static Recognition recognize(String file, Map<String, TensorShape> named) {
        var recognizer = new Recognizer(file, TensorNames.plain(file, named));
        return recognizer.find().orElseThrow(recognizer::unknown);
    }

    /// What the checkpoint holds, or empty if it is no network known here.
    static Optional<Recognition> find(String file, Map<String, TensorShape> named) {
        return new Recognizer(file, TensorNames.plain(file, named)).find();
    }

    private Optional<Recognition> find() {
        return listed().or(this::ofAnyWidth).or(this::partlyFused).map(this::annotated);
    }

    private List<Guess> guesses() {
        var given = Signature.hashes(shapes.keySet());
        var all = Signature.all().stream()
                .map(s -> new Guess(s.network(), s.source(), s.form(), s.likeness(given)))
                .toList();
        double best = all.stream().mapToDouble(Guess::likeness).max().orElse(0);
        return all.stream()
                .filter(guess -> guess.likeness > 0 && guess.likeness >= NEAR * best)
                .toList();
    }

    /// Every width of the networks that are near.
    private Stream<Fit> fits(Stream<Variant> variants) {
        return variants.flatMap(variant -> guesses.stream()
                .filter(guess -> guess.network.equals(Signature.network(variant)))
                .flatMap(guess -> variant.sources().stream()
                        .filter(source -> source.name().equals(guess.source))
                        .map(source -> Fit.of(variant, source, guess.form, shapes))));
    }

    private Optional<Recognition> listed() {
        var perfect = fits(Zoo.variants().stream()).filter(Fit::isPerfect).toList();
        if (perfect.isEmpty()) {
            return Optional.empty();
        }
        var first = perfect.getFirst();
        var others = perfect.stream()
                .filter(fit -> !fit.graph().equals(first.graph()) && fit.variant() != first.variant())
                .map(fit -> fit.variant().name())
                .distinct()
                .toList();
        var found = Recognition.of(first);
        return Optional.of(others.isEmpty() ? found : found.with(alsoFits(others)));
    }

    private static String alsoFits(List<String> others) {
        var named = others.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = others.size() - NAMED;
        return "The same tensors fit %s%s, which cannot be told apart by them."
                .formatted(named, more > 0 ? " and %d more".formatted(more) : "");
    }

    private Optional<Recognition> ofAnyWidth() {
        return Zoo.widthRules()
                .flatMap(rule -> guesses.stream()
                        .filter(guess -> guess.network.equals(rule.prefix()))
                        .flatMap(guess -> WidthSearch.find(rule, guess.source, guess.form, shapes).stream()))
                .findFirst();
    }

    private Optional<Recognition> partlyFused() {
        return fits(Zoo.variants().stream())
                .filter(fit -> fit.form() == Form.TRAINING)
                .sorted(comparingInt(Fit::misfits))
                .flatMap(fit -> PartlyFused.of(fit, shapes).stream())
                .findFirst();
    }

    private Recognition annotated(Recognition found) {
        long left = found.graph().count(Op.BatchNorm.class);
        return found.form() == Form.DEPLOY && left > 0
                ? found.with("Branches are merged, and %d BatchNorms are left, as the official conversion leaves them."
                        .formatted(left))
                : found;
    }

    private Problem unknown() {
        double likeness = guesses.stream().mapToDouble(Guess::likeness).max().orElse(0);
        if (likeness < RELATED) {
            return new Problem("%s is no network known here; its tensors are %s."
                    .formatted(file, shapes.isEmpty() ? "none" : firstNames()));
        }
        var nearest =
                fits(Zoo.variants().stream()).min(comparingInt(Fit::misfits)).orElseThrow();
        return new Problem("%s is no network known here; nearest is %s in its %s form (%s)."
                .formatted(file, nearest.variant().title(), nearest.form().label(), nearest.complaints()));
    }

    private String firstNames() {
        var names = new ArrayList<>(shapes.keySet());
        var named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = names.size() - NAMED;
        return more > 0 ? "%s and %,d more".formatted(named, more) : named;
    }
}
