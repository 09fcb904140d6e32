package ghostlens.model.run.fast;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// What Linux can be asked for about memory. Elsewhere, and where it declines, nothing happens.
final class SystemMemory {
    /// Bytes of a large page on x86 and most ARM systems.
    static final long LARGE_PAGE = 2L << 20;

    /// Large pages for memory that is touched from now on, MADV_HUGEPAGE.
    private static final int FROM_NOW_ON = 14;

    /// Large pages for memory that has been touched, MADV_COLLAPSE; since Linux 6.1.
    private static final int AT_ONCE = 25;

    private static final Optional<MethodHandle> ADVISE = function(
            "madvise",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));

    private static final Optional<MethodHandle> TRIM =
            function("malloc_trim", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));

    private SystemMemory() {}

    private static Optional<MethodHandle> function(String name, FunctionDescriptor signature) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        var linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(function -> linker.downcallHandle(function, signature));
    }

    /// Asks for large pages for memory that begins and ends where such pages do. With small ones, most
    /// runs through a network's weights miss the processor's table of pages, and which parts of a value
    /// push one another out of the second-level cache is chance, other in every JVM.
    static void useLargePages(MemorySegment memory) {
        ADVISE.ifPresent(advise -> {
            advise(advise, memory, FROM_NOW_ON);
            advise(advise, memory, AT_ONCE);
        });
    }

    /// Gives what has been freed back to the system. The C library keeps it otherwise, and where small
    /// pieces have been put in between, takes new memory for the next large one.
    static void giveBackWhatIsFree() {
        TRIM.ifPresent(SystemMemory::trim);
    }

    private static void advise(MethodHandle advise, MemorySegment memory, int advice) {
        try {
            int _ = (int) advise.invokeExact(memory, memory.byteSize(), advice);
        } catch (Throwable t) {
            throw new IllegalStateException("madvise cannot be called", t);
        }
    }

    private static void trim(MethodHandle trim) {
        try {
            int _ = (int) trim.invokeExact(0L);
        } catch (Throwable t) {
            throw new IllegalStateException("malloc_trim cannot be called", t);
        }
    }
}
