package ghostlens.model.weights;

import ghostlens.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A zip archive whose entries are unpacked one at a time, outside the heap.
final class ZipArchive implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final ZipFile zip;
    private final String source;
    private final Allowance allowance;

    private ZipArchive(ZipFile zip, String source, Allowance allowance) {
        this.zip = zip;
        this.source = source;
        this.allowance = allowance;
    }

    /// @throws Problem if it is not a whole archive
    static ZipArchive open(Path path, Allowance allowance) {
        try {
            return new ZipArchive(new ZipFile(path.toFile()), path.toString(), allowance);
        } catch (IOException e) {
            throw new Problem("%s is not a whole zip archive: %s.".formatted(path, e.getMessage()), e);
        }
    }

    String source() {
        return source;
    }

    Allowance allowance() {
        return allowance;
    }

    /// The entries' names in the order of the archive.
    List<String> names() {
        return zip.stream().map(ZipEntry::getName).toList();
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /// What `reader` makes of an entry's bytes, which are gone once it has answered.
    ///
    /// @throws Problem if there is no such entry, it is larger or smaller than it claims, or damaged
    <T> T read(String name, Function<MemorySegment, T> reader) {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new Problem("%s is damaged: it has no entry %s.".formatted(source, Shown.of(name)));
        }
        if (entry.getSize() < 0) {
            throw damaged(entry, "does not tell its size");
        }
        allowance.unpack(entry.getSize());
        try (var arena = Arena.ofConfined();
                var in = zip.getInputStream(entry)) {
            return reader.apply(unpack(entry, in, arena.allocate(entry.getSize())));
        } catch (IOException e) {
            throw damaged(entry, "cannot be unpacked (%s)".formatted(e.getMessage()));
        }
    }

    private MemorySegment unpack(ZipEntry entry, InputStream in, MemorySegment bytes) throws IOException {
        var sum = new CRC32();
        var block = new byte[BLOCK];
        long at = 0;
        for (int length = in.read(block); length >= 0; length = in.read(block)) {
            if (length > bytes.byteSize() - at) {
                throw damaged(entry, "holds more than the %d bytes that it claims".formatted(bytes.byteSize()));
            }
            MemorySegment.copy(block, 0, bytes, ValueLayout.JAVA_BYTE, at, length);
            sum.update(block, 0, length);
            at += length;
        }
        if (at < bytes.byteSize()) {
            throw damaged(entry, "holds %d of the %d bytes that it claims".formatted(at, bytes.byteSize()));
        }
        // ZipFile itself leaves the check sums unread.
        if (sum.getValue() != entry.getCrc()) {
            throw damaged(entry, "does not agree with its check sum");
        }
        return bytes;
    }

    private Problem damaged(ZipEntry entry, String how) {
        return new Problem("%s is damaged: the entry %s %s.".formatted(source, Shown.of(entry.getName()), how));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new Problem("%s cannot be read: %s.".formatted(source, e.getMessage()), e);
        }
    }
}
