package ghostlens.model.weights;

import static ghostlens.model.pickle.PickleWriter.dictionary;
import static ghostlens.model.pickle.PickleWriter.ordered;
import static ghostlens.model.pickle.PickleWriter.pickle;

import ghostlens.model.Mutations;
import ghostlens.model.pickle.PickleWriter.Called;
import ghostlens.model.pickle.PickleWriter.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/// Damaged files for every reader of weights. Of each format, half are damaged anywhere; the others are damaged inside
/// and put together soundly around that, since check sums and lengths would give them away at once.
enum MutatedFile {
    TORCH_ZIP {
        @Override
        LongFunction<byte[]> files() {
            var torch = new TorchFile();
            var checkpoint = checkpoint(torch);
            var whole = mutations("state_dict_zip.pth", torch.zip(checkpoint), torch.zip(weights(torch)));
            var pickles = new Mutations(List.of(pickle(checkpoint), pickle(weights(torch))));
            return inTurn(whole, number -> torch.zip(pickles.get(number), Map.of("byteorder", "big")));
        }
    },
    TORCH_LEGACY {
        @Override
        LongFunction<byte[]> files() {
            var torch = new TorchFile();
            var checkpoint = checkpoint(torch);
            var keys = pickle(List.of("0", "1", "2"));
            var whole = mutations("timm_style_checkpoint_legacy.pth.tar", torch.legacy(checkpoint));
            var pickles = new Mutations(List.of(pickle(checkpoint)));
            return inTurn(whole, number -> torch.legacy(pickles.get(number), keys));
        }
    },
    SAFETENSORS {
        @Override
        LongFunction<byte[]> files() {
            var header = """
                    {"__metadata__": {"format": "pt"}, "a": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]},
                     "b.c": {"dtype": "I64", "shape": [], "data_offsets": [24, 32]},
                     "d": {"dtype": "BF16", "shape": [4], "data_offsets": [32, 40]}}""".getBytes(StandardCharsets.UTF_8);
            var whole = mutations("state_dict.safetensors", safetensors(header));
            var headers = new Mutations(List.of(header));
            return inTurn(whole, number -> safetensors(headers.get(number)));
        }
    },
    NPZ {
        @Override
        LongFunction<byte[]> files() {
            var entries = new LinkedHashMap<>(Map.of("b.npy", ARRAY));
            entries.put("a.npy", NpyTest.array("'<i8'", "False", "()", 8));
            var whole = mutations("reference.npz", ZipBytes.stored(entries), ZipBytes.deflated(entries));
            var arrays = new Mutations(List.of(ARRAY));
            return inTurn(whole, number -> ZipBytes.deflated(Map.of("a.npy", arrays.get(number))));
        }
    },
    NPY {
        @Override
        LongFunction<byte[]> files() {
            return new Mutations(List.of(ARRAY, NpyTest.array("'>f2'", "True", "(3, 2, 2)", 24)))::get;
        }

        @Override
        void read(Path file) {
            Npy.read(file);
        }
    };

    private static final byte[] ARRAY = NpyTest.array("'<f4'", "False", "(2, 3)", 24);

    /// How many of the damaged files come from a large real one.
    private static final int SAMPLES = 50;

    /// The damaged files by number, the same ones each time.
    abstract LongFunction<byte[]> files();

    void read(Path file) {
        CheckpointReader.read(file);
    }

    private static LongFunction<byte[]> inTurn(LongFunction<byte[]> one, LongFunction<byte[]> other) {
        return number -> number % 2 == 0 ? one.apply(number) : other.apply(number);
    }

    /// Of these files and, now and then, of the sample of this name, where it is there.
    private static LongFunction<byte[]> mutations(String sample, byte[]... seeds) {
        var small = new Mutations(Arrays.asList(seeds));
        var large = sample(sample).map(bytes -> new Mutations(List.of(bytes)));
        return number ->
                number % SAMPLES == 0 && large.isPresent() ? large.get().get(number) : small.get(number);
    }

    private static Optional<byte[]> sample(String name) {
        return Stream.ofNullable(System.getenv("GHOSTLENS_DATA"))
                .map(folder -> Path.of(folder, "repghostnet-0.5x-fashion", name))
                .filter(Files::exists)
                .map(MutatedFile::bytes)
                .findFirst();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> weights(TorchFile torch) {
        var storage = torch.storage("0", 0, 1, 2, 3, 4, 5, 6, 7);
        return dictionary(
                "conv.weight", TorchFile.tensor(storage, 0, List.of(2, 1, 2, 2), List.of(4, 4, 2, 1)),
                "conv.bias", TorchFile.tensor(storage, 1, List.of(2), List.of(3)),
                "bn.weight", TorchFile.vector(torch.storage("1", "Half", 2, 2), 2),
                "bn.count", TorchFile.tensor(torch.storage("2", "Long", 8, 1), 0, List.of(), List.of()));
    }

    private static Map<?, ?> checkpoint(TorchFile torch) {
        var namespace = new Called(new Named("argparse", "Namespace"), List.of(), dictionary("lr", 0.1));
        return dictionary(
                "epoch", 3, "args", namespace, "state_dict", ordered(weights(torch)), "best", List.of(1L << 40, true));
    }

    private static byte[] safetensors(byte[] header) {
        return ByteBuffer.allocate(Long.BYTES + header.length + 40)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }
}
