package ghostlens.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/// One command line run in this JVM, and what it left.
record CommandLineRun(int exitCode, String out, String err) {

    static CommandLineRun of(Object... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var words = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
        int exitCode = CommandLineInterface.run(new Terminal(new PrintWriter(out), new PrintWriter(err)), words);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    /// The result, which must be one JSON value and nothing else.
    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + out + err, e);
        }
    }
}
