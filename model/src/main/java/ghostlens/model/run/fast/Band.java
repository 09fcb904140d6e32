package ghostlens.model.run.fast;

import java.util.List;
import java.util.stream.IntStream;

/// A part of a dense step's result for which all output channels are computed before the next part is begun, so that
/// what they read stays in the second-level cache.
///
/// @param firstImage of `images`
/// @param firstRow of `rows`, of the result
record Band(int firstImage, int images, int firstRow, int rows) {
    /// What is read for a band: a part of the cache, since weights and results pass through it too.
    private static final long BYTES = 512 << 10;

    /// A few images each; where even one is too much, a few rows.
    ///
    /// @param imageBytes what is read for an image
    static List<Band> of(int images, int rows, long imageBytes) {
        if (imageBytes <= BYTES) {
            return ofImages(images, rows, imageBytes);
        }
        int parts = Math.toIntExact(Math.min(rows, Math.ceilDiv(imageBytes, BYTES)));
        return IntStream.range(0, images * parts)
                .mapToObj(i -> new Band(i / parts, 1, first(rows, i % parts, parts), count(rows, i % parts, parts)))
                .toList();
    }

    /// At least one image each.
    static List<Band> ofImages(int images, int rows, long imageBytes) {
        int parts = Math.ceilDiv(images, Math.toIntExact(Math.clamp(BYTES / imageBytes, 1, images)));
        return IntStream.range(0, parts)
                .mapToObj(i -> new Band(first(images, i, parts), count(images, i, parts), 0, rows))
                .toList();
    }

    private static int first(int count, int part, int parts) {
        return count * part / parts;
    }

    private static int count(int count, int part, int parts) {
        return first(count, part + 1, parts) - first(count, part, parts);
    }
}
