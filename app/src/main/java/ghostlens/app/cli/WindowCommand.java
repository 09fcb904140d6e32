package ghostlens.app.cli;

import ghostlens.app.window.GhostlensWindow;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Opens the window; where there is no display, writes the report in its place.
@Command(
        name = "window",
        description = {
            "Opens the window; the default without a command.",
            "Where there is no display, it writes the report into ghostlens-report."
        })
final class WindowCommand implements Callable<Integer> {
    /// JavaFX's own platform without a display, which tests use.
    private static final String HEADLESS = "Headless";

    @Option(names = "--timing", description = "Says on standard error how long the first graph took from the start.")
    private boolean timing;

    private final Terminal terminal;

    WindowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var system = System.getProperty("os.name", "");
        var glassPlatform = System.getProperty("glass.platform", "");
        if (lacksDisplay(system, glassPlatform, System.getenv())) {
            terminal.say("There is no display for the window, so the report is written in its place.");
            return new ReportCommand(terminal).call();
        }
        if (system.equals("Linux") && !glassPlatform.equals(HEADLESS)) {
            MissingPieces.requireForWindow();
        }
        GhostlensWindow.open(time -> {
            if (timing) {
                terminal.say("The first graph was on the screen after %d ms.".formatted(time.toMillis()));
            }
        });
        return ExitCode.DONE;
    }

    /// Whether nothing can show a window: on Linux, neither X nor Wayland, and not JavaFX's own headless platform.
    static boolean lacksDisplay(String system, String glassPlatform, Map<String, String> environment) {
        return system.equals("Linux")
                && !glassPlatform.equals(HEADLESS)
                && environment.getOrDefault("DISPLAY", "").isEmpty()
                && environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }
}
