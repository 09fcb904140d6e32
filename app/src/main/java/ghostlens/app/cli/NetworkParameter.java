package ghostlens.app.cli;

import picocli.CommandLine.Parameters;

/// Which network a command is about.
final class NetworkParameter {
    @Parameters(paramLabel = "NETWORK", description = "What to open, such as repghostnet-1.0x; see: ghostlens list")
    String name = "";
}
