package ghostlens.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ghostlens.model.Problem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Where a command's result and its messages go.
///
/// @param out the result and nothing else
/// @param err messages and progress
public record Terminal(PrintWriter out, PrintWriter err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// This process's own streams in UTF-8. What anything else writes to `System.out` from now on goes to standard
    /// error, so that no library can mix its words into a result.
    public static Terminal ofProcess() {
        System.setOut(System.err);
        return new Terminal(writer(FileDescriptor.out), writer(FileDescriptor.err));
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
    }

    /// A line for the person at the terminal.
    void say(String message) {
        err.println(message);
        err.flush();
    }

    /// The result as text.
    ///
    /// @throws Problem if it does not arrive whole
    void print(String result) {
        out.print(result);
        if (out.checkError()) {
            throw new Problem("The result did not fit into standard output, which is closed or full.");
        }
    }

    /// The result as one JSON value: records become objects in the order of their components.
    void json(Object result) {
        try {
            print(JSON.writeValueAsString(result) + System.lineSeparator());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
