package ghostlens.model.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes safetensors files as a test wants them, sound or not.
final class SafetensorsFile {
    private SafetensorsFile() {}

    /// A header in front of so many bytes that count up from 0.
    static Path write(Path folder, String header, int bytes) throws IOException {
        var values = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            values[i] = (byte) i;
        }
        return write(folder, header, values);
    }

    static Path write(Path folder, String header, byte[] values) throws IOException {
        var json = header.getBytes(StandardCharsets.UTF_8);
        var file = ByteBuffer.allocate(8 + json.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json).put(values);
        return Files.write(folder.resolve("made.safetensors"), file.array());
    }
}
