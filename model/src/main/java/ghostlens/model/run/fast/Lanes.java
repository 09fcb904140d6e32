package ghostlens.model.run.fast;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Set;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/// How wide this machine's vectors are, and the memory that kernels read and write by address.
///
/// Kernels call the Vector API on {@link #ALL} directly and move addresses by increments, in loops that end on `!=`:
/// a wrapper around a vector call, or an address that is affine in a counted loop's index, costs C2 a factor of 2 to
/// 100.
final class Lanes {
    /// The widest vectors that the machine computes on well.
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /// The same vectors as bits.
    static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;

    /// How many float32 a vector holds, and so how many channels lie side by side in a block.
    static final int COUNT = SPECIES.length();

    /// Bytes of one vector.
    static final int BYTES = SPECIES.vectorByteSize();

    /// How many vectors the processor keeps at once: 32 where they have 512 bits, and on ARM.
    static final int REGISTERS = BYTES == 64 || System.getProperty("os.arch").equals("aarch64") ? 32 : 16;

    /// Whether a fence between reads only tells the compiler of their order, since the processor keeps it anyway.
    static final boolean FREE_FENCES = Set.of("amd64", "x86_64").contains(System.getProperty("os.arch"));

    static final ByteOrder ORDER = ByteOrder.nativeOrder();

    /// What is read is aligned, but a layout that demands it would have every read check that again.
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    /// All of memory: what a session's arrays lie in. Only addresses inside of them are ever used.
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Lanes() {}

    /// How many blocks of {@link #COUNT} channels hold these.
    static int blocks(int channels) {
        return Math.ceilDiv(channels, COUNT);
    }
}
