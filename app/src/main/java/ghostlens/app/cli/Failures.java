package ghostlens.app.cli;

import ghostlens.model.Problem;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns whatever goes wrong in a command into one sentence on standard error and an exit code.
record Failures(Terminal terminal) {

    /// A command line that cannot be understood.
    int badUse(ParameterException failure) {
        terminal.say(sentence(failure));
        terminal.say("See: %s --help"
                .formatted(failure.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.BAD_USE;
    }

    private static String sentence(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            var suggestions = unmatched.getSuggestions();
            var what = unmatched.getUnmatched().getFirst();
            return suggestions.isEmpty()
                    ? "'%s' is not understood here.".formatted(what)
                    : "'%s' is not understood here; did you mean '%s'?"
                            .formatted(
                                    what,
                                    String.join(
                                            "' or '",
                                            suggestions.stream().limit(3).toList()));
        }
        return failure.getMessage() + ".";
    }

    /// What went wrong while a command ran.
    int report(Throwable failure) {
        if (failure instanceof Problem problem) {
            terminal.say(problem.sentence());
            return ExitCode.BAD_USE;
        }
        if (failure instanceof CancellationException) {
            terminal.say("Cancelled.");
            return ExitCode.CHECK_FAILED;
        }
        if (failure instanceof OutOfMemoryError) {
            terminal.say("This takes more memory than there is; choose a smaller batch or image size.");
            return ExitCode.BAD_USE;
        }
        var missing = MissingPieces.sentence(failure);
        missing.ifPresentOrElse(terminal::say, () -> unexpected(failure));
        return missing.isPresent() ? ExitCode.BAD_USE : ExitCode.UNEXPECTED;
    }

    private void unexpected(Throwable failure) {
        var kind = failure.getClass().getSimpleName();
        try {
            terminal.say(
                    "Ghostlens failed unexpectedly (%s); the details are in %s".formatted(kind, Logs.write(failure)));
        } catch (IOException _) {
            terminal.say("Ghostlens failed unexpectedly (%s: %s).".formatted(kind, failure.getMessage()));
        }
    }
}
