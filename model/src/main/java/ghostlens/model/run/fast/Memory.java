package ghostlens.model.run.fast;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A session's memory: ND4J arrays outside the Java heap, freed together.
final class Memory implements AutoCloseable {
    /// A cache line. ND4J aligns its arrays to 16 or 32 bytes only.
    private static final int ALIGNMENT = 64;

    private final List<INDArray> arrays = new ArrayList<>();

    /// How many bytes all arrays together may take: as many as the Java heap, unless `org.bytedeco.javacpp.maxbytes`
    /// says otherwise.
    static long limit() {
        return Pointer.maxBytes();
    }

    /// The address of so many bytes, all zero.
    long allocate(long bytes) {
        var array = Nd4j.create(DataType.FLOAT, Math.ceilDiv(bytes + ALIGNMENT, Float.BYTES));
        arrays.add(array);
        long address = array.data().address();
        long aligned = Math.ceilDiv(address, ALIGNMENT) * ALIGNMENT;
        Lanes.ALL.asSlice(aligned, bytes).fill((byte) 0);
        return aligned;
    }

    long copy(float[] values) {
        long address = allocate((long) values.length * Float.BYTES);
        MemorySegment.copy(values, 0, Lanes.ALL, Lanes.FLOAT, address, values.length);
        return address;
    }

    long copy(int[] values) {
        long address = allocate((long) values.length * Integer.BYTES);
        MemorySegment.copy(values, 0, Lanes.ALL, Lanes.INT, address, values.length);
        return address;
    }

    @Override
    public void close() {
        arrays.forEach(INDArray::close);
        arrays.clear();
    }
}
