package ghostlens.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/// The program without a command: it opens the window.
@Command(
        name = "ghostlens",
        versionProvider = GhostlensCommand.Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = "Explores re-parameterized networks: the graph, the run, the proof and the cost.",
        footer = {
            "",
            "Results go to standard output, messages to standard error.",
            "Exit codes: 0 done, 1 a check failed, 2 bad use or bad input, 70 an error in the program."
        })
final class GhostlensCommand implements Callable<Integer> {
    private final WindowCommand window;

    GhostlensCommand(Terminal terminal) {
        window = new WindowCommand(terminal);
    }

    @Override
    public Integer call() {
        return window.call();
    }

    /// The version that the build wrote into the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = GhostlensCommand.class.getPackage().getImplementationVersion();
            return new String[] {"ghostlens " + (version == null ? "from its sources" : version)};
        }
    }
}
