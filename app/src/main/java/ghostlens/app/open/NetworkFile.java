package ghostlens.app.open;

import ghostlens.model.Problem;
import ghostlens.model.onnx.OnnxFile;
import ghostlens.model.onnx.OnnxReader;
import ghostlens.model.weights.Checkpoint;
import ghostlens.model.weights.Checkpoint.Ignored;
import ghostlens.model.weights.CheckpointReader;
import ghostlens.model.zoo.CheckpointLoader;
import ghostlens.model.zoo.Recognition;
import ghostlens.model.zoo.Recognizer;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A file that stands where a network may: a checkpoint, which says by its tensors what it is, or an ONNX file, which
/// brings its own graph.
public final class NetworkFile {
    private static final String ONNX = ".onnx";

    /// What a file dialog offers, and what makes a name a file's on the command line.
    public static final List<String> ENDINGS =
            List.of(".safetensors", ".npz", ".pth", ".pt", ".tar", ".ckpt", ".bin", ONNX);

    private static final int NAMED = 5;

    private NetworkFile() {}

    /// The file that somebody means who writes this where a network may stand: it has a known ending, or it is there
    /// and no network is called so.
    public static Optional<Path> named(String text) {
        try {
            var path = Path.of(text);
            boolean known = ENDINGS.stream().anyMatch(text.toLowerCase(Locale.ROOT)::endsWith);
            return Optional.of(path).filter(p -> known || Files.isRegularFile(p) && !Zoo.knows(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// The network that a file holds.
    ///
    /// @throws Problem if the file cannot be read, or holds no network that is known here
    public static OpenNetwork open(Path file) {
        return open(file, Optional.empty());
    }

    /// @param preferred what a checkpoint is taken for, if it fits: several networks may have the same tensors
    /// @throws Problem if the file cannot be read, or holds no network that is known here
    public static OpenNetwork open(Path file, Optional<Variant> preferred) {
        return isOnnx(file) ? onnx(file, OnnxReader.read(file)) : checkpoint(file, preferred);
    }

    /// A variant with the weights in a file.
    ///
    /// @throws Problem if the file cannot be read or does not fit
    static OpenNetwork load(Variant variant, Path file) {
        if (isOnnx(file)) {
            throw new Problem("%s brings its own network; name it instead of %s.".formatted(file, variant.name()));
        }
        return loaded(variant, CheckpointReader.read(file));
    }

    /// A variant with the weights in a checkpoint.
    ///
    /// @throws Problem if they do not fit
    static OpenNetwork loaded(Variant variant, Checkpoint checkpoint) {
        return opened(Path.of(checkpoint.source()), checkpoint, CheckpointLoader.recognize(variant, checkpoint));
    }

    private static boolean isOnnx(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ONNX);
    }

    private static OpenNetwork checkpoint(Path file, Optional<Variant> preferred) {
        var checkpoint = CheckpointReader.read(file);
        var found = preferred
                .filter(_ -> !Recognizer.needsArchitecture(checkpoint))
                .flatMap(variant -> CheckpointLoader.find(variant, checkpoint))
                .orElseGet(() -> Recognizer.recognize(checkpoint, file));
        return opened(file, checkpoint, found);
    }

    private static OpenNetwork opened(Path file, Checkpoint checkpoint, Recognition found) {
        var notes = new ArrayList<String>();
        notes.add("%s is %s in its %s form, under %s names%s."
                .formatted(
                        file.getFileName(),
                        found.variant().title(),
                        found.form().label(),
                        found.source().name(),
                        found.classes() > 0 ? ", with %,d classes".formatted(found.classes()) : ""));
        notes.addAll(found.notes());
        checkpoint.taken().ifPresent(name -> notes.add("Its tensors were filed under '%s'.".formatted(name)));
        passedOver(checkpoint.ignored()).ifPresent(notes::add);
        notes.add(preparation(found.variant()));
        return new OpenNetwork(
                found.variant(), found.network(checkpoint), Optional.of(file), Optional.of(found.source()), notes);
    }

    private static Optional<String> passedOver(List<Ignored> ignored) {
        if (ignored.isEmpty()) {
            return Optional.empty();
        }
        var names = ignored.stream().map(Ignored::name).limit(NAMED).collect(Collectors.joining(", "));
        int more = ignored.size() - NAMED;
        return Optional.of("Passed over: %s%s.".formatted(names, more > 0 ? " and %,d more".formatted(more) : ""));
    }

    private static String preparation(Variant variant) {
        return "It expects pictures of %d×%d, %s; prepared otherwise, they give other classes."
                .formatted(
                        variant.input().height(),
                        variant.input().width(),
                        variant.preprocessing().words());
    }

    private static OpenNetwork onnx(Path file, OnnxFile read) {
        var notes = new ArrayList<String>();
        notes.add("%s is an ONNX file of operator set %d%s."
                .formatted(
                        file.getFileName(),
                        read.operatorSet(),
                        read.producer().isBlank() ? "" : ", written by " + read.producer()));
        notes.addAll(read.notes());
        notes.add("The file does not say how pictures are normalised; ImageNet's mean and deviation are supposed.");
        var variant = Variant.ofFile(
                read.network(), "The network in %s, as an ONNX file describes it.".formatted(file.getFileName()));
        return new OpenNetwork(variant, read.network(), Optional.of(file), Optional.empty(), notes);
    }
}
