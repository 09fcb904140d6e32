package ghostlens.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/// How large this process is, which tells what ND4J holds: JavaCPP does not count it.
public final class ProcessSize {
    private static final Path MAPPINGS = Path.of("/proc/self/smaps");
    private static final Pattern ADDRESS = Pattern.compile("0x([0-9a-f]+)");
    private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ .*");
    private static final Pattern RESIDENT = Pattern.compile("Rss: +(\\d+) kB");

    private ProcessSize() {}

    /// Opens and closes 4 GB of sessions, and holds what is in memory outside the Java heap to grow by a quarter of it.
    /// The closed sessions stay reachable: a collection would free arrays that nobody closed.
    ///
    /// @param bytes that one session takes
    public static void assertGivenBack(long bytes, Plan plan) throws IOException {
        assumeTrue(Files.exists(MAPPINGS), "only Linux says how large a process is");
        var closed = new ArrayList<Session>();
        openAndClose(plan, closed);
        long before = outsideTheHeap();
        for (long opened = 0; opened < 4_000_000_000L; opened += bytes) {
            openAndClose(plan, closed);
        }
        assertThat(outsideTheHeap() - before).isLessThan(1_000_000_000);
        assertThat(closed).isNotEmpty();
    }

    private static void openAndClose(Plan plan, List<Session> closed) {
        var session = plan.open();
        session.close();
        closed.add(session);
    }

    private static long outsideTheHeap() throws IOException {
        var heap = heap();
        assertThat(heap.getCount()).isGreaterThan(1);
        long sum = 0;
        boolean outside = true;
        for (var line : Files.readAllLines(MAPPINGS)) {
            var mapping = MAPPING.matcher(line);
            if (mapping.matches()) {
                long start = Long.parseUnsignedLong(mapping.group(1), 16);
                outside = start < heap.getMin() || start >= heap.getMax();
            }
            var resident = RESIDENT.matcher(line);
            sum += outside && resident.matches() ? 1024 * Long.parseLong(resident.group(1)) : 0;
        }
        return sum;
    }

    /// Where it begins and ends; each collector has its own words for the parts between, and the JVM chooses one by the
    /// number of processors.
    private static LongSummaryStatistics heap() {
        return ADDRESS.matcher(heapInfo())
                .results()
                .mapToLong(address -> Long.parseUnsignedLong(address.group(1), 16))
                .summaryStatistics();
    }

    private static String heapInfo() {
        try {
            var commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(commands, "gcHeapInfo", new Object[] {new String[0]}, new String[] {"[Ljava.lang.String;"});
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
