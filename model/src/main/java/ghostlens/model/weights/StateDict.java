package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.pickle.Pickle;
import ghostlens.model.pickle.Value;
import ghostlens.model.pickle.Value.Built;
import ghostlens.model.pickle.Value.Dictionary;
import ghostlens.model.pickle.Value.Entry;
import ghostlens.model.pickle.Value.Text;
import ghostlens.model.weights.Checkpoint.Ignored;
import ghostlens.model.weights.TorchTensor.Found;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The dictionary of tensors in a PyTorch checkpoint, wherever training scripts file it, and what lies beside it.
final class StateDict {
    /// Under which the weights are filed; the first that is there counts, averaged weights come last.
    private static final List<String> WRAPPERS = List.of(
            "state_dict",
            "model_state_dict",
            "model_state",
            "model",
            "net",
            "network",
            "module",
            "params",
            "weights",
            "state_dict_ema",
            "ema_state_dict",
            "model_ema",
            "ema",
            "params_ema");

    private static final String ORDERED = "collections.OrderedDict";
    private static final int DEEPEST = 4;

    private final String source;
    private final Map<String, TorchTensor> tensors = new LinkedHashMap<>();
    private final List<String> path = new ArrayList<>();
    private final List<Ignored> ignored = new ArrayList<>();
    private final Map<Dictionary, Boolean> holding = new IdentityHashMap<>();

    private StateDict(String source) {
        this.source = source;
    }

    /// @throws Problem if there is none, or more than one and no way to tell which is meant
    static StateDict in(Pickle pickle, String source) {
        var found = new StateDict(source);
        found.take(found.descend(found.root(pickle.value())));
        pickle.names().stream()
                .filter(name -> !isKnown(name))
                .forEach(name -> found.ignored.add(new Ignored(Shown.of(name), "a class or function, not loaded")));
        return found;
    }

    Map<String, TorchTensor> tensors() {
        return tensors;
    }

    /// Under which names the dictionary was filed, with dots between them.
    Optional<String> taken() {
        return path.isEmpty() ? Optional.empty() : Optional.of(String.join(".", path));
    }

    List<Ignored> ignored() {
        return ignored;
    }

    private static boolean isKnown(String name) {
        return name.equals(ORDERED)
                || name.equals("torch.Size")
                || TorchTensor.knows(name)
                || TorchStorage.isType(name);
    }

    private Dictionary root(Value value) {
        return dictionary(value)
                .orElseThrow(() -> new Problem(
                        "%s holds %s instead of tensors by name; save the model's state_dict() in its place."
                                .formatted(source, Shown.of(value.describe()))));
    }

    private static Optional<Dictionary> dictionary(Value value) {
        return switch (value) {
            case Dictionary dictionary -> Optional.of(dictionary);
            case Built built when built.path().equals(ORDERED) -> Optional.of(built.entries());
            case Value _ -> Optional.empty();
        };
    }

    /// From the outermost dictionary to the one that holds the weights.
    private Dictionary descend(Dictionary from) {
        var dictionary = from;
        for (int depth = 0; depth < DEEPEST; depth++) {
            var inner = wrapped(dictionary);
            if (inner.isEmpty()) {
                break;
            }
            passOver(dictionary, inner.get());
            path.add(inner.get());
            dictionary =
                    dictionary.get(inner.get()).flatMap(StateDict::dictionary).orElseThrow();
        }
        if (!holdsTensors(dictionary)) {
            throw new Problem("%s holds no tensors by name, only %s; save the model's state_dict() in its place."
                    .formatted(source, names(dictionary)));
        }
        return dictionary;
    }

    /// The name of the inner dictionary that holds the weights, unless this one does.
    private Optional<String> wrapped(Dictionary dictionary) {
        var known = WRAPPERS.stream()
                .filter(name -> leadsToTensors(dictionary, name))
                .findFirst();
        return known.isPresent() || holdsTensors(dictionary) ? known : onlyOne(dictionary);
    }

    private boolean leadsToTensors(Dictionary dictionary, String name) {
        return dictionary
                .get(name)
                .flatMap(StateDict::dictionary)
                .filter(inner -> holdsTensors(inner) || holdsWrapper(inner))
                .isPresent();
    }

    private boolean holdsWrapper(Dictionary dictionary) {
        return dictionary.entries().stream()
                .filter(entry -> entry.key() instanceof Text(var name) && WRAPPERS.contains(name))
                .anyMatch(entry ->
                        dictionary(entry.value()).filter(this::holdsTensors).isPresent());
    }

    private Optional<String> onlyOne(Dictionary dictionary) {
        var names = new LinkedHashMap<Dictionary, String>();
        for (var entry : dictionary.entries()) {
            if (entry.key() instanceof Text(var name)) {
                dictionary(entry.value()).filter(this::holdsTensors).ifPresent(inner -> names.putIfAbsent(inner, name));
            }
        }
        if (names.size() > 1) {
            throw new Problem("%s holds several networks (%s); save the one that you mean by itself."
                    .formatted(
                            source,
                            names.values().stream().limit(8).map(Shown::of).collect(Collectors.joining(", "))));
        }
        return names.values().stream().findFirst();
    }

    private boolean holdsTensors(Dictionary dictionary) {
        return holding.computeIfAbsent(
                dictionary, _ -> dictionary.entries().stream().anyMatch(entry -> TorchTensor.isTensor(entry.value())));
    }

    private void passOver(Dictionary dictionary, String taken) {
        for (var entry : dictionary.entries()) {
            if (!entry.key().equals(new Text(taken))) {
                ignored.add(new Ignored(name(entry), what(entry.value(), taken)));
            }
        }
    }

    private String what(Value value, String taken) {
        return dictionary(value)
                .map(inner -> holdsTensors(inner)
                        ? "%s with tensors; %s was taken".formatted(inner.describe(), taken)
                        : inner.describe())
                .orElseGet(() -> Shown.of(value.describe()));
    }

    private void take(Dictionary dictionary) {
        for (var entry : dictionary.entries()) {
            switch (TorchTensor.find(entry.value(), source)) {
                case Found.Usable(var tensor) when entry.key() instanceof Text(var name) -> tensors.put(name, tensor);
                case Found.Usable _ -> ignored.add(new Ignored(name(entry), "a tensor without a name"));
                case Found.Other(var what) -> ignored.add(new Ignored(name(entry), Shown.of(what)));
            }
        }
    }

    private static String name(Entry entry) {
        return Shown.of(
                entry.key() instanceof Text(var name) ? name : entry.key().describe());
    }

    private static String names(Dictionary dictionary) {
        return dictionary.entries().stream().limit(8).map(StateDict::name).collect(Collectors.joining(", "));
    }
}
