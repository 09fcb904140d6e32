package ghostlens.app.panel.equivalence;

import ghostlens.fuse.terms.ChannelTerms;
import ghostlens.fuse.terms.Tap;
import ghostlens.fuse.terms.Taps;
import ghostlens.fuse.terms.Term;
import ghostlens.fuse.terms.Term.Given;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One channel's terms as text, to be done again by hand. Nine digits tell one float32 from the next.
public final class WorkedExample {
    private static final int MOST_CHANNELS = 4;
    private static final String INDENT = "    ";

    private final ChannelTerms channel;
    private final Window window;
    private final StringBuilder text = new StringBuilder();

    private WorkedExample(ChannelTerms channel) {
        this.channel = channel;
        this.window = channel.node().op() instanceof Op.Conv2d conv ? conv.window() : Window.square(1, 1);
    }

    /// In lines with aligned numbers.
    public static String text(ChannelTerms channel) {
        return new WorkedExample(channel).text();
    }

    private String text() {
        line(
                "",
                "Channel %d of %s, %s over x = %s"
                        .formatted(
                                channel.channel(),
                                channel.node().id(),
                                channel.node().op().label(),
                                channel.input()));
        channel.terms().forEach(this::term);
        line("", "");
        channel.note()
                .ifPresentOrElse(
                        note -> {
                            line("", note);
                            taps(channel.value());
                            line(INDENT, "bias   " + number(channel.value().bias()));
                        },
                        () -> line("", "This is what the fused network has" + difference() + "."));
        return text.toString();
    }

    private String difference() {
        double difference = channel.difference();
        return difference == 0 ? "" : String.format(Locale.ROOT, ", but for rounding of %.1e", difference);
    }

    private void term(Term term) {
        line("", "");
        line("", "(%d) %s%s".formatted(term.number(), what(term), term.rule().isEmpty() ? "" : ": " + term.rule()));
        if (term.kind() != Term.Kind.INPUT) {
            line(INDENT, term.formula());
        }
        givens(term);
        taps(term.value());
        line(INDENT, "bias   " + bias(term));
    }

    private static String what(Term term) {
        return switch (term.kind()) {
            case INPUT -> "x itself, 1 on the tap at the output's own position";
            case KERNEL, SEQUENCE -> "the kernel of " + term.node();
            case BATCH_NORM -> "the batch norm " + term.node();
            case MEAN -> "the average pool " + term.node();
            case SUM -> "the sum " + term.node();
        };
    }

    private void givens(Term term) {
        var numbers = term.givens().stream().map(given -> number(given.value())).toList();
        int width = width(numbers);
        for (int i = 0; i < numbers.size(); i++) {
            var given = term.givens().get(i);
            line(INDENT, "%-2s = %s   %s".formatted(given.symbol(), right(numbers.get(i), width), source(given, term)));
        }
    }

    /// Where a number is from, or how it is found.
    private static String source(Given given, Term term) {
        return switch (given.symbol()) {
            case "s" ->
                "= γ/√(σ² + ε) = %s/√(%s + %s)"
                        .formatted(number(term.given("γ")), number(term.given("σ²")), number(term.given("ε")));
            case "t" ->
                "= β − s·μ = %s − %s·%s"
                        .formatted(number(term.given("β")), number(term.given("s")), factor(term.given("μ")));
            default -> given.source();
        };
    }

    private String bias(Term term) {
        var value = number(term.value().bias());
        var operands = term.operands().stream()
                .map(number -> channel.terms().get(number - 1).value().bias())
                .toList();
        return switch (term.kind()) {
            case BATCH_NORM ->
                "%s = s·%s + t = %s·%s + %s"
                        .formatted(
                                value,
                                "b",
                                number(term.given("s")),
                                factor(operands.getFirst()),
                                factor(term.given("t")));
            case SUM ->
                value + " = " + operands.stream().map(WorkedExample::factor).collect(Collectors.joining(" + "));
            case INPUT, KERNEL, SEQUENCE, MEAN -> value;
        };
    }

    /// The kernel, a block of rows for each input channel that it reads.
    private void taps(Taps taps) {
        var channels =
                taps.weights().keySet().stream().map(Tap::channel).distinct().toList();
        var shown = shown(channels);
        var cells = shown.stream().map(in -> rows(taps, in)).toList();
        int width = cells.stream()
                .flatMap(List::stream)
                .mapToInt(WorkedExample::width)
                .max()
                .orElse(0);
        int name = shown.stream().mapToInt(in -> label(in).length()).max().orElse(0);
        for (int i = 0; i < shown.size(); i++) {
            for (int row = 0; row < cells.get(i).size(); row++) {
                var head = row == 0 ? label(shown.get(i)) : "";
                var numbers = cells.get(i).get(row).stream()
                        .map(cell -> right(cell, width))
                        .collect(Collectors.joining("  "));
                line(INDENT, head + " ".repeat(Math.max(7, name + 2) - head.length()) + numbers);
            }
        }
        if (shown.size() < channels.size()) {
            line(INDENT, "… and %d more channels of x".formatted(channels.size() - shown.size()));
        }
    }

    /// The first ones, and the one that an identity reads.
    private List<Integer> shown(List<Integer> channels) {
        if (channels.size() <= MOST_CHANNELS) {
            return channels;
        }
        var identity = channel.terms().stream()
                .filter(term -> term.kind() == Term.Kind.INPUT)
                .flatMap(term -> term.value().weights().keySet().stream().map(Tap::channel));
        return IntStream.concat(channels.stream().limit(MOST_CHANNELS - 1).mapToInt(i -> i), identity.mapToInt(i -> i))
                .distinct()
                .boxed()
                .toList();
    }

    private List<List<String>> rows(Taps taps, int in) {
        var rows = new ArrayList<List<String>>();
        for (int row = 0; row < window.kernelHeight(); row++) {
            int down = row - window.padTop();
            rows.add(IntStream.range(0, window.kernelWidth())
                    .mapToObj(column -> number(taps.weight(new Tap(in, down, column - window.padLeft()))))
                    .toList());
        }
        return rows;
    }

    private static String label(int in) {
        return "x[%d]".formatted(in);
    }

    private void line(String indent, String words) {
        text.append((indent + words).stripTrailing()).append(System.lineSeparator());
    }

    private static int width(List<String> cells) {
        return cells.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String right(String cell, int width) {
        return " ".repeat(width - cell.length()) + cell;
    }

    /// In parentheses where its sign would meet another.
    private static String factor(double value) {
        return value < 0 ? "(" + number(value) + ")" : number(value);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.format(Locale.ROOT, "%.0f", value + 0.0)
                : Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9
                        ? String.format(Locale.ROOT, "%.9g", value)
                        : String.format(Locale.ROOT, "%.8e", value).replaceFirst("\\.?0+e", "e");
    }
}
