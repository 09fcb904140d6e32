package ghostlens.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How large this process is, which tells what ND4J holds: JavaCPP does not count it.
public final class ProcessSize {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessSize() {}

    /// Opens and closes three times what the Java heap can ever take, so that its growth cannot look like a leak nor
    /// hide one. It asks for no collection, which would free arrays that nobody closed.
    ///
    /// @param bytes that one opening takes outside the heap
    public static void assertGivenBack(long bytes, Runnable openAndClose) throws IOException {
        assumeTrue(Files.exists(STATUS), "only Linux says how large a process is");
        long heap = Runtime.getRuntime().maxMemory();
        openAndClose.run();
        long before = resident();
        for (long opened = 0; opened < 3 * heap; opened += bytes) {
            openAndClose.run();
        }
        assertThat(resident() - before).isLessThan(heap * 3 / 2);
    }

    private static long resident() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
