package ghostlens.model.weights;

import ghostlens.model.tensor.Tensor;
import java.util.LinkedHashMap;

/// NumPy's archive of arrays: a zip file, stored or deflated, with an `.npy` entry for each.
final class Npz {
    static final String SUFFIX = ".npy";

    private Npz() {}

    static boolean isNpz(ZipArchive zip) {
        return zip.names().stream().anyMatch(name -> name.endsWith(SUFFIX));
    }

    static Checkpoint read(ZipArchive zip) {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var entry : zip.names()) {
            if (entry.endsWith(SUFFIX)) {
                tensors.put(entry.substring(0, entry.length() - SUFFIX.length()), tensor(zip, entry));
            }
        }
        return new Checkpoint(zip.source(), tensors);
    }

    private static Tensor tensor(ZipArchive zip, String entry) {
        var source = "%s (%s)".formatted(zip.source(), Shown.of(entry));
        return zip.read(entry, bytes -> Npy.read(bytes, source, zip.allowance()));
    }
}
