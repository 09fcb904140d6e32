package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final StringWriter err = new StringWriter();
    private final Failures failures =
            new Failures(new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err)));

    @Test
    void reportSaysAProblemAsItIs() {
        assertThat(failures.report(new Problem("This file is empty."))).isEqualTo(ExitCode.BAD_USE);
        assertThat(err.toString().strip()).isEqualTo("This file is empty.");
    }

    @Test
    void reportNamesTheMissingPieceWhenALibraryIsNotThere() {
        assertThat(failures.report(new UnsatisfiedLinkError("libfreetype.so.6: cannot open")))
                .isEqualTo(ExitCode.BAD_USE);
        assertThat(err.toString()).contains("apt-get install").doesNotContain("\tat ");
    }

    @Test
    void reportAsksForLessWhenMemoryIsShort() {
        assertThat(failures.report(new OutOfMemoryError())).isEqualTo(ExitCode.BAD_USE);
        assertThat(err.toString()).contains("memory");
    }
}
