package ghostlens.model.run.fast;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;

/// Has the JVM compile the kernels' inner loops with C2 only.
///
/// C1 gives up on methods with so many vectors in them ("out of virtual registers"), but for some it only does so after
/// it has compiled them once without profiling. Such a method is then never handed to C2 and stays a hundred times
/// slower, depending on which one happens to run first. A directive that keeps C1 away takes the chance out of it.
final class KernelCompiler {
    private static final Logger LOG = Logger.getLogger(KernelCompiler.class.getName());
    private static final String DIRECTIVE = """
            [{ match: ["ghostlens/model/run/fast/TileLoop*.*", "ghostlens/model/run/fast/DensePixels.*",
                       "ghostlens/model/run/fast/DepthwiseTiles.*"],
               c1: { Exclude: true } }]
            """;

    private static boolean told;

    private KernelCompiler() {}

    /// Tells the JVM once; where it does not listen, kernels are right but may be slow.
    static synchronized void useC2Only() {
        if (told) {
            return;
        }
        told = true;
        try {
            var file = Files.createTempFile("ghostlens-compiler", ".json");
            try {
                Files.writeString(file, DIRECTIVE);
                var command = new ObjectName("com.sun.management:type=DiagnosticCommand");
                var arguments = new Object[] {new String[] {file.toString()}};
                ManagementFactory.getPlatformMBeanServer()
                        .invoke(command, "compilerDirectivesAdd", arguments, new String[] {String[].class.getName()});
            } finally {
                Files.delete(file);
            }
        } catch (IOException | JMException e) {
            LOG.log(Level.INFO, "this JVM takes no compiler directives, so the kernels may be compiled badly", e);
        }
    }
}
