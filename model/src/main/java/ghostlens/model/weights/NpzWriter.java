package ghostlens.model.weights;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// NumPy's formats: an array, and a zip archive of arrays, stored as they are.
final class NpzWriter {
    private static final int ALIGNMENT = 64;

    /// The first that zip archives know, as NumPy writes it.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NpzWriter() {}

    static void write(Map<String, Tensor> tensors, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        for (var entry : tensors.entrySet()) {
            zip.putNextEntry(entry(entry.getKey() + Npz.SUFFIX, entry.getValue()));
            write(entry.getValue(), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /// What is stored as it is has its check sum in front.
    private static ZipEntry entry(String name, Tensor tensor) throws IOException {
        var sum = new CRC32();
        write(tensor, new CheckedOutputStream(OutputStream.nullOutputStream(), sum));
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(header(tensor).length + TensorBytes.count(tensor));
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(TIME);
        return entry;
    }

    /// An array as an `.npy` file has it.
    static void write(Tensor tensor, OutputStream out) throws IOException {
        out.write(header(tensor));
        TensorBytes.write(tensor, out);
    }

    private static byte[] header(Tensor tensor) {
        var dictionary = "{'descr': '<f%d', 'fortran_order': False, 'shape': %s, }"
                .formatted(TensorBytes.type(tensor).size(), tuple(tensor.shape()));
        int fixed = NpyHeader.MAGIC.length + 4;
        int padding = Math.floorMod(-(fixed + dictionary.length() + 1), ALIGNMENT);
        var text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(fixed + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(NpyHeader.MAGIC)
                .put(new byte[] {1, 0})
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    private static String tuple(TensorShape shape) {
        return shape.rank() == 1
                ? "(%d,)".formatted(shape.get(0))
                : shape.extents().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
