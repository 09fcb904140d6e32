package ghostlens.model.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// How large this process is, which tells what ND4J holds: JavaCPP does not count it.
public final class ProcessSize {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessSize() {}

    /// The bytes in memory that are not the Java heap's, which grows and shrinks as it likes. It asks for no
    /// collection, which would free arrays that nobody closed.
    public static long outsideTheHeap() throws IOException {
        assumeTrue(Files.exists(STATUS), "only Linux says how large a process is");
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return resident() - heap;
    }

    private static long resident() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
