package ghostlens.model.profile;

import com.sun.management.OperatingSystemMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;

/// The processor time of the whole process. Java gives it in steps of 10 ms, longer than many a run, so on Linux
/// `clock_gettime` is asked, which counts nanoseconds.
final class ProcessTime {
    /// `CLOCK_PROCESS_CPUTIME_ID` of Linux.
    private static final int PROCESS = 2;

    private final MethodHandle clockGetTime;
    private final MemorySegment time = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG, 2);

    private ProcessTime(MethodHandle clockGetTime) {
        this.clockGetTime = clockGetTime;
    }

    static CpuClock clock() {
        boolean linux = System.getProperty("os.name").equals("Linux") && ValueLayout.ADDRESS.byteSize() == Long.BYTES;
        return linux ? ofLinux() : ofJava();
    }

    private static CpuClock ofJava() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime;
    }

    private static CpuClock ofLinux() {
        var linker = Linker.nativeLinker();
        var signature = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        return linker.defaultLookup()
                .find("clock_gettime")
                .<CpuClock>map(function -> new ProcessTime(linker.downcallHandle(function, signature))::nanos)
                .orElseGet(ProcessTime::ofJava);
    }

    private long nanos() {
        try {
            int _ = (int) clockGetTime.invokeExact(PROCESS, time);
        } catch (Throwable e) {
            throw new IllegalStateException("clock_gettime takes no Java exceptions", e);
        }
        return 1_000_000_000L * time.getAtIndex(ValueLayout.JAVA_LONG, 0) + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
    }
}
