package ghostlens.model.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import ghostlens.model.Problem;
import ghostlens.model.file.NewFile;
import ghostlens.model.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Tensors in the safetensors format, as PyTorch's users load them.
final class SafetensorsWriter {
    /// The values begin at a multiple of this, so that readers may use them where they are.
    private static final int ALIGNMENT = 8;

    private static final JsonFactory JSON = new JsonFactory();

    private SafetensorsWriter() {}

    static NewFile.Content content(Map<String, Tensor> tensors, Path file) {
        if (tensors.containsKey(SafetensorsHeader.METADATA)) {
            throw new Problem("'%s' cannot hold a tensor named %s, which safetensors reserves; write .npz."
                    .formatted(file, SafetensorsHeader.METADATA));
        }
        return out -> write(tensors, out);
    }

    private static void write(Map<String, Tensor> tensors, OutputStream out) throws IOException {
        var header = header(tensors);
        int padding = Math.floorMod(-header.length, ALIGNMENT);
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length + padding)
                .array());
        out.write(header);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        for (var tensor : tensors.values()) {
            TensorBytes.write(tensor, out);
        }
    }

    private static byte[] header(Map<String, Tensor> tensors) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart(SafetensorsHeader.METADATA);
            json.writeStringField("format", "pt");
            json.writeEndObject();
            long begin = 0;
            for (var entry : tensors.entrySet()) {
                long end = begin + TensorBytes.count(entry.getValue());
                json.writeFieldName(entry.getKey());
                describe(json, entry.getValue(), begin, end);
                begin = end;
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void describe(JsonGenerator json, Tensor tensor, long begin, long end) throws IOException {
        json.writeStartObject();
        json.writeStringField("dtype", TensorBytes.type(tensor).name());
        json.writeFieldName("shape");
        var extents = tensor.shape().toArray();
        json.writeArray(extents, 0, extents.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, end}, 0, 2);
        json.writeEndObject();
    }
}
