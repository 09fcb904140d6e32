package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.pickle.Pickle;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A PyTorch checkpoint since 1.6: a zip archive with a pickle `NAME/data.pkl` and a file `NAME/data/KEY` for each
/// storage, whatever NAME is.
final class TorchZip {
    private static final String PICKLE = "data.pkl";

    private TorchZip() {}

    static boolean isTorch(ZipArchive zip) {
        return !pickles(zip).isEmpty();
    }

    private static List<String> pickles(ZipArchive zip) {
        return zip.names().stream()
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .toList();
    }

    static Checkpoint read(ZipArchive zip) {
        var pickles = pickles(zip);
        if (pickles.size() != 1) {
            throw new Problem(
                    "%s holds %d checkpoints; give each a file of its own.".formatted(zip.source(), pickles.size()));
        }
        var folder = pickles.getFirst().substring(0, pickles.getFirst().length() - PICKLE.length());
        var pickle = zip.read(pickles.getFirst(), bytes -> Pickle.read(bytes, 0, zip.source()));
        var reader = new TorchReader(
                zip.source(),
                zip.allowance(),
                order(zip, folder),
                (key, use) -> zip.read(folder + "data/" + key, bytes -> {
                    use.accept(bytes);
                    return key;
                }));
        return reader.read(pickle);
    }

    private static ByteOrder order(ZipArchive zip, String folder) {
        return zip.has(folder + "byteorder")
                ? zip.read(folder + "byteorder", bytes -> order(bytes, zip.source()))
                : ByteOrder.LITTLE_ENDIAN;
    }

    private static ByteOrder order(MemorySegment bytes, String source) {
        return switch (new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1).strip()) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw new Problem("%s is damaged: its byte order is neither little nor big.".formatted(source));
        };
    }
}
