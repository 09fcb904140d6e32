package ghostlens.app.open;

import com.fasterxml.jackson.databind.ObjectMapper;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Files as a user would bring them, written without the code that reads them.
public final class TestFiles {
    private TestFiles() {}

    /// A float32 `.npy` file.
    public static Path npy(Path file, Tensor tensor) {
        var values = ByteBuffer.allocate(4 * tensor.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : tensor.toFloats()) {
            values.putFloat(value);
        }
        return npy(file, "<f4", tensor.shape(), values.array());
    }

    /// A `.npy` file of the type and shape that its header claims.
    public static Path npy(Path file, String type, TensorShape shape, byte[] values) {
        var extents =
                String.join(", ", shape.extents().stream().map(String::valueOf).toList());
        var dictionary = "{'descr': '%s', 'fortran_order': False, 'shape': (%s,), }".formatted(type, extents);
        int padding = 63 - (10 + dictionary.length()) % 64;
        var header = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        var bytes = ByteBuffer.allocate(10 + header.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length);
        return write(file, bytes.put(header).put(values).array());
    }

    /// A `.safetensors` file of float32 tensors.
    public static Path safetensors(Path file, Map<String, Tensor> tensors) {
        var header = new LinkedHashMap<String, Object>();
        int end = 0;
        for (var tensor : tensors.entrySet()) {
            int begin = end;
            end += 4 * tensor.getValue().size();
            header.put(
                    tensor.getKey(),
                    Map.of(
                            "dtype", "F32",
                            "shape", tensor.getValue().shape().extents(),
                            "data_offsets", List.of(begin, end)));
        }
        return write(file, safetensors(json(header), end, tensors));
    }

    private static byte[] safetensors(byte[] header, int size, Map<String, Tensor> tensors) {
        var bytes = ByteBuffer.allocate(8 + header.length + size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        for (var tensor : tensors.values()) {
            for (float value : tensor.toFloats()) {
                bytes.putFloat(value);
            }
        }
        return bytes.array();
    }

    /// The tensors under their names in a checkpoint.
    public static SequencedMap<String, Tensor> named(Weights weights) {
        var named = new LinkedHashMap<String, Tensor>();
        weights.all()
                .forEach((node, slots) ->
                        slots.forEach((slot, tensor) -> named.put(node.tensors() + "." + slot, tensor)));
        return named;
    }

    public static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] json(Object value) {
        try {
            return new ObjectMapper().writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
