package ghostlens.model.zoo;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A state dict as PyTorch once wrote it, as far as a test needs it: float32 tensors without their shapes. The
/// text in it is `state_dict`, each tensor's name and its data's key, `_metadata`, and at last all keys in the
/// data's order.
final class OldPyTorchFile {
    private static final Set<String> NOISE = Set.of("storage", "cpu");
    private static final int LONGEST = 200;
    private final ByteBuffer bytes;
    private final List<String> texts = new ArrayList<>();

    private OldPyTorchFile(byte[] content) {
        bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Map<String, Tensor> read(Path path) throws IOException {
        return new OldPyTorchFile(Files.readAllBytes(path)).tensors();
    }

    private Map<String, Tensor> tensors() {
        readTexts();
        var pairs = texts.subList(texts.indexOf("state_dict") + 1, texts.indexOf("_metadata"));
        var names = new HashMap<String, String>();
        for (int i = 0; i < pairs.size(); i += 2) {
            names.put(pairs.get(i + 1), pairs.get(i));
        }
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var key : texts.subList(texts.size() - names.size(), texts.size())) {
            var name = names.getOrDefault(key, key);
            int length = Math.toIntExact(bytes.getLong());
            if (name.endsWith("num_batches_tracked")) {
                bytes.position(bytes.position() + length * Long.BYTES);
            } else {
                tensors.put(name, floats(length));
            }
        }
        return tensors;
    }

    /// Texts stand behind an `X` and their length; the data begins where the list of keys ends.
    private void readTexts() {
        int end = 0;
        for (int i = 0; i < bytes.limit() - 5; i++) {
            int length = bytes.get(i) == 'X' ? bytes.getInt(i + 1) : 0;
            if (length > 0 && length < LONGEST && i + 5 + length < bytes.limit()) {
                var text = new String(bytes.array(), i + 5, length, StandardCharsets.UTF_8);
                if (text.matches("[\\w.]+")) {
                    end = i + 5 + length;
                    i = end - 1;
                    if (!NOISE.contains(text)) {
                        texts.add(text);
                    }
                }
            }
        }
        while (bytes.get(end) != 'e' || bytes.get(end + 1) != '.') {
            end++;
        }
        bytes.position(end + 2);
    }

    private Tensor floats(int length) {
        var values = new float[length];
        bytes.asFloatBuffer().get(values);
        bytes.position(bytes.position() + length * Float.BYTES);
        return Tensor.of(TensorShape.of(length), values);
    }
}
