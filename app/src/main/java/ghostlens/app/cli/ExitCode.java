package ghostlens.app.cli;

/// What a command tells the shell.
final class ExitCode {
    private ExitCode() {}

    static final int DONE = 0;
    /// The command ran, and what it checked does not hold.
    static final int CHECK_FAILED = 1;
    /// Something on the command line, or in a file that it names, cannot be used.
    static final int BAD_USE = 2;
    /// An error in the program itself (`EX_SOFTWARE` of sysexits.h).
    static final int UNEXPECTED = 70;
}
