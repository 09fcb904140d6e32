package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.tensor.TensorShape;

/// How much memory the reading of one file may take. A small file that claims to hold much is refused before any is
/// asked for, and so is one whose tensors would fill the heap.
final class Allowance {
    /// So much for any file, plus so many times its size: packed or shared values are larger than what is stored,
    /// but not without bounds.
    private static final long BASE = 32L << 20;

    private static final int EXPANSION = 16;

    private final String source;
    private final long fromFile;
    private final long heap = Runtime.getRuntime().maxMemory() / 2;
    private long unpacked;
    private long kept;

    Allowance(String source, long fileSize) {
        this.source = source;
        this.fromFile = BASE + EXPANSION * fileSize;
    }

    /// Counts the values of a tensor.
    void keep(TensorShape shape, ElementType type) {
        kept += shape.elements() * (type.isSingle() ? Float.BYTES : Double.BYTES);
        requireInFile(kept);
        requireInHeap(kept);
    }

    /// Counts what is unpacked from a zip archive, and is gone when its tensors are made.
    void unpack(long bytes) {
        unpacked += bytes;
        requireInFile(unpacked);
        requireInHeap(bytes);
    }

    private void requireInFile(long bytes) {
        if (bytes > fromFile) {
            throw new Problem(
                    "%s claims to hold %d MB or more, too much for its size; if it is sound, save it uncompressed."
                            .formatted(source, bytes >> 20));
        }
    }

    private void requireInHeap(long bytes) {
        if (bytes > heap) {
            throw new Problem("%s takes %d MB or more of memory, of which %d MB may be used; start with a larger -Xmx."
                    .formatted(source, bytes >> 20, heap >> 20));
        }
    }
}
