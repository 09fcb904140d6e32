package ghostlens.model.run.fast;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Asks Linux for large pages. With small ones, most runs through a network's weights miss the processor's table of
/// pages, and which parts of a value push one another out of the second-level cache is chance, other in every JVM.
final class LargePages {
    /// Of x86 and most ARM systems.
    static final long BYTES = 2L << 20;

    /// For pages that are touched from now on, MADV_HUGEPAGE.
    private static final int FROM_NOW_ON = 14;

    /// For pages that have been touched, MADV_COLLAPSE; since Linux 6.1.
    private static final int AT_ONCE = 25;

    private static final Optional<MethodHandle> ADVISE = advise();

    private LargePages() {}

    private static Optional<MethodHandle> advise() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        var linker = Linker.nativeLinker();
        var signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
        return linker.defaultLookup().find("madvise").map(function -> linker.downcallHandle(function, signature));
    }

    /// For memory that begins and ends where large pages do. A system that has none to give, or none at all, leaves the
    /// memory as it is.
    static void ask(MemorySegment memory) {
        ADVISE.ifPresent(advise -> {
            call(advise, memory, FROM_NOW_ON);
            call(advise, memory, AT_ONCE);
        });
    }

    private static void call(MethodHandle advise, MemorySegment memory, int advice) {
        try {
            int _ = (int) advise.invokeExact(memory, memory.byteSize(), advice);
        } catch (Throwable t) {
            throw new IllegalStateException("madvise cannot be called", t);
        }
    }
}
