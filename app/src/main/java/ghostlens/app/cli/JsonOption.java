package ghostlens.app.cli;

import picocli.CommandLine.Option;

/// Whether the result is for a program to read.
final class JsonOption {
    @Option(names = "--json", description = "Print the result as JSON.")
    boolean wanted;
}
