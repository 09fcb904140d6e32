package ghostlens.model.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// The processor that this JVM runs on, as Linux describes it in `/proc/cpuinfo`.
///
/// @param processor its name as the maker gives it; the JVM's name of the architecture where nothing says
/// @param features the instruction sets it has, such as `avx2`; empty where nothing says
/// @param cores how many the JVM may use
public record Machine(String processor, Set<String> features, int cores) {

    public Machine {
        features = Set.copyOf(features);
    }

    public static Machine here() {
        return parse(cpuInfo(), Runtime.getRuntime().availableProcessors());
    }

    static Machine parse(List<String> cpuInfo, int cores) {
        var features = Set.of(field(cpuInfo, "flags", "").split(" +"));
        return new Machine(field(cpuInfo, "model name", System.getProperty("os.arch")), features, cores);
    }

    private static List<String> cpuInfo() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return List.of();
        }
    }

    private static String field(List<String> cpuInfo, String name, String otherwise) {
        return cpuInfo.stream()
                .filter(line -> line.startsWith(name) && line.contains(":"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse(otherwise);
    }

    public boolean has(String feature) {
        return features.contains(feature);
    }

    /// Processor and cores: `AMD EPYC, 2 cores`.
    @Override
    public String toString() {
        return processor + ", " + cores + (cores == 1 ? " core" : " cores");
    }
}
