package ghostlens.app.open;

import ghostlens.model.Problem;
import ghostlens.model.run.Engine;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.fast.FastEngine;
import ghostlens.model.run.nd4j.Nd4jEngine;
import java.util.List;

/// The engines that networks can run on, by name.
public final class Engines {
    /// What measures and runs unless somebody asks for another.
    public static final String DEFAULT = "fast";

    private Engines() {}

    public static List<String> names() {
        return List.of("fast", "nd4j", "reference");
    }

    /// The engines whose times mean something: all but the slow twin.
    public static List<String> forTiming() {
        return names().stream().filter(name -> !name.equals("reference")).toList();
    }

    /// The engine of this name, started the first time it is asked for.
    ///
    /// @throws Problem if there is none
    public static Engine named(String name) {
        return switch (name) {
            case "fast" -> new FastEngine();
            case "nd4j" -> new Nd4jEngine();
            case "reference" -> new ReferenceEngine();
            default ->
                throw new Problem(
                        "There is no engine '%s'; choose one of: %s.".formatted(name, String.join(", ", names())));
        };
    }
}
