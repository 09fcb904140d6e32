package ghostlens.model.profile.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ghostlens.model.profile.OpTiming;
import ghostlens.model.profile.Profile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/// The newest runs in Chrome's trace format, which Perfetto opens: a slice per run, in it the groups of the
/// network, in them the operators. A profile keeps how long operators took, not when they began, so a run's
/// operators stand close together from its beginning, and what lay between them is left at its end.
public final class ChromeTrace {
    private static final int RUNS = 100;
    private static final int MICROS_DIGITS = 3;
    private static final int PROCESS = 1;
    private static final int THREAD = 1;

    private final Profile profile;
    private final ArrayNode events;
    private final Deque<Group> open = new ArrayDeque<>();

    /// A group whose slice has begun.
    private record Group(String path, long begin) {}

    private ChromeTrace(Profile profile, ArrayNode events) {
        this.profile = profile;
        this.events = events;
    }

    /// @throws ghostlens.model.Problem if the file cannot be written
    public static void save(Profile profile, Path file) {
        TextFile.write(file, write(profile));
    }

    static String write(Profile profile) {
        var root = Json.MAPPER.createObjectNode().put("displayTimeUnit", "ns");
        root.set("otherData", Json.MAPPER.valueToTree(profile.conditions()));
        new ChromeTrace(profile, root.putArray("traceEvents")).addAll();
        try {
            return Json.MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addAll() {
        var c = profile.conditions();
        name(
                "process_name",
                "Ghostlens: %s, %s form".formatted(c.network(), c.form().label()));
        name("thread_name", "%s, %s".formatted(c.engine(), c.view().label()));
        long begin = 0;
        for (int run = Math.max(0, profile.runs() - RUNS); run < profile.runs(); run++) {
            begin = addRun(run, begin);
        }
    }

    private void name(String what, String name) {
        event("M", what).putObject("args").put("name", name);
    }

    /// @return when the run is over
    private long addRun(int run, long begin) {
        long now = begin;
        for (var operator : profile.operators()) {
            enter(operator.node().id().groups(), now);
            now = addOperator(operator, run, now);
        }
        leave(List.of(), now);
        long end = Math.max(now, begin + profile.total().get(run));
        slice("run " + (run + 1), "run", begin, end);
        return Math.max(end, begin + profile.call().get(run));
    }

    private void enter(List<String> groups, long now) {
        leave(groups, now);
        groups.stream().skip(open.size()).forEach(path -> open.push(new Group(path, now)));
    }

    /// Ends the slices of the groups that are open and not among these.
    private void leave(List<String> groups, long now) {
        while (!open.isEmpty() && !groups.contains(open.peek().path)) {
            var group = open.pop();
            slice(group.path, "group", group.begin, now);
        }
    }

    private long addOperator(OpTiming operator, int run, long begin) {
        long end = begin + operator.samples().get(run);
        var folded = operator.step().folded().stream().map(node -> node.id().path());
        slice(operator.node().id().path(), "operator", begin, end)
                .putObject("args")
                .put("op", operator.node().op().label())
                .put("kernel", operator.kernel())
                .put("folded", folded.collect(Collectors.joining(", ")))
                .put("multiplyAdds", operator.multiplyAdds())
                .put("bytes", operator.bytes());
        return end;
    }

    private ObjectNode slice(String name, String category, long begin, long end) {
        return event("X", name).put("cat", category).put("ts", micros(begin)).put("dur", micros(end - begin));
    }

    private ObjectNode event(String phase, String name) {
        return events.addObject()
                .put("ph", phase)
                .put("name", name)
                .put("pid", PROCESS)
                .put("tid", THREAD);
    }

    private static BigDecimal micros(long nanos) {
        return BigDecimal.valueOf(nanos, MICROS_DIGITS);
    }
}
