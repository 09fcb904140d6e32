package ghostlens.app;

import ghostlens.app.cli.CommandLineInterface;
import ghostlens.app.cli.Logs;
import ghostlens.app.cli.Terminal;

/// Where the program starts. It is no `Application` itself: from the class path, JavaFX starts only through a class
/// that is not.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        var terminal = Terminal.ofProcess();
        Logs.configure();
        System.exit(CommandLineInterface.run(terminal, args));
    }
}
