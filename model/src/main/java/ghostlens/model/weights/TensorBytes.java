package ghostlens.model.weights;

import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.Tensor.Float32;
import ghostlens.model.tensor.Tensor.Float64;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A tensor's values as files hold them: row-major, little end first.
final class TensorBytes {
    private static final int BLOCK = 1 << 16;

    private TensorBytes() {}

    static ElementType type(Tensor tensor) {
        return switch (tensor) {
            case Float32 _ -> ElementType.F32;
            case Float64 _ -> ElementType.F64;
        };
    }

    static long count(Tensor tensor) {
        return tensor.shape().elements() * type(tensor).size();
    }

    static void write(Tensor tensor, OutputStream out) throws IOException {
        switch (tensor) {
            case Float32 single -> write(single.toFloats(), out);
            case Float64 wide -> write(wide.toDoubles(), out);
        }
    }

    private static void write(float[] values, OutputStream out) throws IOException {
        var block = ByteBuffer.allocate(BLOCK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < values.length; at += BLOCK) {
            int length = Math.min(BLOCK, values.length - at);
            block.asFloatBuffer().put(values, at, length);
            out.write(block.array(), 0, length * Float.BYTES);
        }
    }

    private static void write(double[] values, OutputStream out) throws IOException {
        var block = ByteBuffer.allocate(BLOCK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < values.length; at += BLOCK) {
            int length = Math.min(BLOCK, values.length - at);
            block.asDoubleBuffer().put(values, at, length);
            out.write(block.array(), 0, length * Double.BYTES);
        }
    }
}
