package ghostlens.app.cli;

import ghostlens.fuse.check.Fault;
import ghostlens.fuse.rules.RuleSet;
import ghostlens.model.net.Form;
import ghostlens.model.run.View;
import picocli.CommandLine;

/// The command line as a whole.
public final class CommandLineInterface {
    private CommandLineInterface() {}

    /// Runs one command line.
    ///
    /// @return the exit code for the shell: 0 done, 1 a check failed, 2 bad use or bad input, 70 our error
    public static int run(Terminal terminal, String... args) {
        var failures = new Failures(terminal);
        try {
            return commands(terminal)
                    .setParameterExceptionHandler((failure, _) -> failures.badUse(failure))
                    .setExecutionExceptionHandler((failure, _, _) -> failures.report(failure))
                    .execute(args);
        } catch (Error failure) {
            return failures.report(failure);
        }
    }

    private static CommandLine commands(Terminal terminal) {
        return new CommandLine(new GhostlensCommand(terminal))
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new DescribeCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new ClassifyCommand(terminal))
                .addSubcommand(new DetectCommand(terminal))
                .addSubcommand(new FuseCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new MatchCommand(terminal))
                .addSubcommand(new AuditCommand(terminal))
                .addSubcommand(new ProfileCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(new MeasureConcatCommand(terminal))
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(new WindowCommand(terminal))
                .registerConverter(Form.class, Arguments::form)
                .registerConverter(RuleSet.class, Arguments::rules)
                .registerConverter(View.class, Arguments::view)
                .registerConverter(Fault.class, Arguments::fault)
                .registerConverter(int.class, Arguments::wholeNumber)
                .registerConverter(Integer.class, Arguments::wholeNumber)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setUsageHelpWidth(100);
    }
}
