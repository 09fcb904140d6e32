package ghostlens.app.cli;

import ghostlens.fuse.check.Fault;
import ghostlens.fuse.rules.RuleSet;
import ghostlens.model.net.Form;
import ghostlens.model.run.View;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/// How values are written on the command line.
final class Arguments {
    private Arguments() {}

    static Form form(String label) {
        return Arrays.stream(Form.values())
                .filter(form -> form.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "the forms are training, deploy and inference, not '%s'".formatted(label)));
    }

    static RuleSet rules(String name) {
        return Arrays.stream(RuleSet.values())
                .filter(rules -> rules.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "the sets of rules are paying, all, inference and deploy, not '%s'".formatted(name)));
    }

    static View view(String label) {
        return Arrays.stream(View.values())
                .filter(view -> view.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("the views are drawn and deployed, not '%s'".formatted(label)));
    }

    static Fault fault(String label) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("the faults are %s, not '%s'"
                        .formatted(
                                Arrays.stream(Fault.values()).map(Fault::label).collect(Collectors.joining(", ")),
                                label)));
    }

    static int wholeNumber(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException _) {
            throw new TypeConversionException("'%s' is not a whole number in range".formatted(digits));
        }
    }
}
