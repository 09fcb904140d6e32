package ghostlens.model.run.nd4j;

import ghostlens.model.Problem;
import ghostlens.model.run.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.cpu.nativecpu.blas.CpuBlas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/// ND4J's native library: which build of it is loaded, and how many threads it uses.
final class NativeLibrary {
    /// Which of the builds on the class path JavaCPP may take; unset, it takes the most special one.
    private static final String BUILD = "org.bytedeco.javacpp.platform.extension";

    private static final String PLAIN = "";

    /// Kept here because a logger that nobody refers to forgets its level.
    private static final Logger LOG = Logger.getLogger("org.nd4j");

    private static boolean loaded;

    private NativeLibrary() {}

    /// @throws Problem if it cannot be loaded
    static synchronized void load() {
        if (loaded) {
            return;
        }
        LOG.setLevel(Level.WARNING);
        if (!Machine.here().has("avx2") && System.getProperty(BUILD) == null) {
            System.setProperty(BUILD, PLAIN);
        }
        try {
            Nd4j.create(1).close();
            loaded = true;
        } catch (LinkageError | RuntimeException e) {
            throw new Problem(
                    ("ND4J's native library cannot be loaded for %s; check that this system is supported and that "
                                    + "the home folder has 400 MB to spare, or use the engine `reference`.")
                            .formatted(Loader.getPlatform()),
                    e);
        }
    }

    /// `ND4J 1.0.0-M2.1 (linux-x86_64-onednn-avx2)`.
    static String description() {
        load();
        return "ND4J %s (%s)".formatted(version(), build());
    }

    private static String version() {
        var properties = new Properties();
        try (var in = Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "of unknown version");
    }

    private static String build() {
        var library = Loader.getLoadedLibraries().getOrDefault("nd4jcpu", Loader.getPlatform());
        var folder = Path.of(library).getParent();
        return folder == null ? library : String.valueOf(folder.getFileName());
    }

    /// Sets how many threads operators called from the present thread use.
    static void useThreads(int threads) {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        new CpuBlas().setMaxThreads(threads);
    }
}
