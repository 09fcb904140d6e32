package ghostlens.app.cli;

import ghostlens.app.report.Report;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Does the main job without a window.
@Command(
        name = "report",
        description = {
            "Draws, fuses and measures the paper's networks and writes it all on one HTML page.",
            "The page is DIR/index.html and needs no other file."
        })
final class ReportCommand implements Callable<Integer> {
    static final String DIRECTORY = "ghostlens-report";

    private final Terminal terminal;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = DIRECTORY,
            description = "Where to write; ghostlens-report if not given.")
    private Path directory = Path.of(DIRECTORY);

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Result(String report) {}

    @Override
    public Integer call() {
        var page = Report.write(directory, terminal::say).toAbsolutePath().normalize();
        if (json.wanted) {
            terminal.json(new Result(page.toString()));
        } else {
            terminal.print("The report is in %s%n".formatted(page));
        }
        return ExitCode.DONE;
    }
}
