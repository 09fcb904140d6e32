package ghostlens.model.weights;

import ghostlens.model.pickle.Pickle;
import ghostlens.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// From a pickled checkpoint and the storages that it refers to, to its tensors.
final class TorchReader {
    private final String source;
    private final Allowance allowance;
    private final ByteOrder order;
    private final Storages storages;

    TorchReader(String source, Allowance allowance, ByteOrder order, Storages storages) {
        this.source = source;
        this.allowance = allowance;
        this.order = order;
        this.storages = storages;
    }

    /// The file's storages by their keys.
    @FunctionalInterface
    interface Storages {
        /// Hands over the bytes of a storage, which are gone afterwards.
        void read(String key, Consumer<MemorySegment> use);
    }

    Checkpoint read(Pickle pickle) {
        var dict = StateDict.in(pickle, source);
        dict.tensors().values().forEach(tensor -> allowance.keep(tensor.shape(), tensor.type()));
        var tensors = new LinkedHashMap<String, Tensor>();
        // One storage after the other, each read once, whoever shares it.
        byStorage(dict.tensors())
                .forEach((key, names) -> storages.read(
                        key,
                        bytes -> names.forEach(
                                (name, tensor) -> tensors.put(name, tensor.decode(bytes, order, source)))));
        return new Checkpoint(source, inOrder(tensors, dict.tensors().keySet()), dict.taken(), dict.ignored());
    }

    private static Map<String, Map<String, TorchTensor>> byStorage(Map<String, TorchTensor> tensors) {
        var byStorage = new LinkedHashMap<String, Map<String, TorchTensor>>();
        tensors.forEach((name, tensor) -> byStorage
                .computeIfAbsent(tensor.storage().key(), _ -> new LinkedHashMap<>())
                .put(name, tensor));
        return byStorage;
    }

    private static Map<String, Tensor> inOrder(Map<String, Tensor> tensors, Set<String> names) {
        var ordered = new LinkedHashMap<String, Tensor>();
        names.forEach(name -> ordered.put(name, Objects.requireNonNull(tensors.get(name))));
        return ordered;
    }
}
