package ghostlens.model.run.fast;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A session's memory: few ND4J arrays outside the Java heap, on large pages where the system gives them, freed
/// together.
final class Memory implements AutoCloseable {
    /// A cache line.
    private static final int ALIGNMENT = 64;

    /// In bytes, so that small networks need two or three arrays.
    private static final long LEAST_ARRAY = 4L << 20;

    private final List<INDArray> arrays = new ArrayList<>();
    private long next;
    private long end;

    /// How many bytes all arrays together may take: as many as the Java heap, unless `org.bytedeco.javacpp.maxbytes`
    /// says otherwise.
    static long limit() {
        return Pointer.maxBytes();
    }

    /// The address of so many bytes, all zero.
    long allocate(long bytes) {
        long size = Math.ceilDiv(bytes, ALIGNMENT) * ALIGNMENT;
        if (size > end - next) {
            takeArray(Math.max(size, LEAST_ARRAY));
        }
        long address = next;
        next += size;
        return address;
    }

    private void takeArray(long bytes) {
        long size = Math.ceilDiv(bytes, SystemMemory.LARGE_PAGE) * SystemMemory.LARGE_PAGE;
        var array = Nd4j.createUninitialized(DataType.FLOAT, (size + SystemMemory.LARGE_PAGE) / Float.BYTES);
        arrays.add(array);
        next = Math.ceilDiv(array.data().address(), SystemMemory.LARGE_PAGE) * SystemMemory.LARGE_PAGE;
        end = next + size;
        var memory = Lanes.ALL.asSlice(next, size);
        SystemMemory.useLargePages(memory);
        memory.fill((byte) 0);
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
        SystemMemory.giveBackWhatIsFree();
    }
}
