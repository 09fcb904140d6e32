package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// NumPy's archive of arrays: a zip file, stored or deflated, with an `.npy` entry for each.
final class Npz {
    private static final String SUFFIX = ".npy";

    private Npz() {}

    static Checkpoint read(Path path) {
        try (var zip = new ZipFile(path.toFile())) {
            var tensors = new LinkedHashMap<String, Tensor>();
            for (var entry :
                    zip.stream().filter(e -> e.getName().endsWith(SUFFIX)).toList()) {
                tensors.put(name(entry), tensor(zip, entry, path));
            }
            return new Checkpoint(path.toString(), requireArrays(tensors, path));
        } catch (IOException e) {
            throw new Problem("%s is not a whole zip archive: %s.".formatted(path, e.getMessage()), e);
        }
    }

    private static Map<String, Tensor> requireArrays(Map<String, Tensor> tensors, Path path) {
        if (tensors.isEmpty()) {
            throw new Problem(
                    "%s is a zip archive without NumPy arrays; save a PyTorch checkpoint as .safetensors first."
                            .formatted(path));
        }
        return tensors;
    }

    private static String name(ZipEntry entry) {
        return entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
    }

    private static Tensor tensor(ZipFile zip, ZipEntry entry, Path path) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            return Npy.read(checked(in, entry, path), path + " (" + entry.getName() + ")");
        }
    }

    /// ZipFile itself leaves the check sums unread.
    private static ByteBuffer checked(InputStream in, ZipEntry entry, Path path) throws IOException {
        var bytes = in.readAllBytes();
        var sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != entry.getCrc()) {
            throw new Problem("%s is damaged: the check sum of %s does not agree.".formatted(path, entry.getName()));
        }
        return ByteBuffer.wrap(bytes);
    }
}
