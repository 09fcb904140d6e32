package ghostlens.model.weights;

import ghostlens.model.Problem;
import ghostlens.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// The safetensors format: the header's length as eight bytes, little end first, the header as JSON (name →
/// dtype, shape, first and last byte), and the values, which fill the rest of the file without a gap.
final class Safetensors {
    private static final int HEADER_AT = 8;
    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// In bytes; 100,000 tensors take 10 MB.
    private static final int LONGEST_HEADER = 1 << 25;

    private final String source;
    private final MemorySegment values;
    private final Allowance allowance;

    private Safetensors(String source, MemorySegment values) {
        this.source = source;
        this.values = values;
        this.allowance = new Allowance(source, values.byteSize());
    }

    /// @throws Problem if the file is not as the format has it; it names the file
    static Checkpoint read(MemorySegment bytes, String source) {
        if (bytes.byteSize() < HEADER_AT) {
            throw new Problem("%s is too short for a safetensors file.".formatted(source));
        }
        long length = bytes.get(LENGTH, 0);
        if (length < 0 || length > bytes.byteSize() - HEADER_AT) {
            throw new Problem(
                    "%s is truncated, or no checkpoint: neither a PyTorch file nor .npz, and as .safetensors its header does not fit into its %d bytes."
                            .formatted(source, bytes.byteSize()));
        }
        if (length > LONGEST_HEADER) {
            throw new Problem("%s has a header of %d bytes, which describes no network.".formatted(source, length));
        }
        var header = bytes.asSlice(HEADER_AT, length).toArray(ValueLayout.JAVA_BYTE);
        return new Safetensors(source, bytes.asSlice(HEADER_AT + length)).checkpoint(header);
    }

    private Checkpoint checkpoint(byte[] header) {
        var entries = SafetensorsHeader.read(header, source);
        entries.forEach(this::check);
        requireNoGaps(entries);
        entries.forEach(entry -> allowance.keep(entry.shape(), entry.type()));
        var tensors = new LinkedHashMap<String, Tensor>();
        entries.forEach(entry -> tensors.put(entry.name(), decode(entry)));
        return new Checkpoint(source, tensors);
    }

    private Tensor decode(SafetensorsHeader.Entry entry) {
        var bytes = values.asSlice(entry.begin(), entry.bytes());
        return new Storage(entry.type(), ByteOrder.LITTLE_ENDIAN, bytes).tensor(View.whole(entry.shape()), source);
    }

    private void check(SafetensorsHeader.Entry entry) {
        if (entry.end() > values.byteSize()) {
            throw new Problem("%s is truncated: the tensor %s ends at byte %d of the %d that there are."
                    .formatted(source, Shown.of(entry.name()), entry.end(), values.byteSize()));
        }
        if (entry.begin() < 0 || entry.begin() > entry.end()) {
            throw broken(entry, "has data_offsets %d to %d".formatted(entry.begin(), entry.end()));
        }
        if (entry.end() - entry.begin() != entry.bytes()) {
            throw broken(
                    entry,
                    "has %d bytes where %s %s takes %d"
                            .formatted(entry.end() - entry.begin(), entry.type(), entry.shape(), entry.bytes()));
        }
    }

    private void requireNoGaps(List<SafetensorsHeader.Entry> entries) {
        long position = 0;
        for (var entry : entries.stream()
                .sorted(Comparator.comparingLong(SafetensorsHeader.Entry::begin))
                .toList()) {
            if (entry.begin() < position) {
                throw broken(entry, "overlaps the tensor before it");
            }
            if (entry.begin() > position) {
                throw broken(entry, "leaves a gap before it");
            }
            position = entry.end();
        }
        if (position != values.byteSize()) {
            throw new Problem(
                    "%s is damaged: %d bytes follow its last tensor.".formatted(source, values.byteSize() - position));
        }
    }

    private Problem broken(SafetensorsHeader.Entry entry, String what) {
        return SafetensorsHeader.broken(source, entry.name(), what);
    }
}
