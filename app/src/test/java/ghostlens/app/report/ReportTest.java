package ghostlens.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ghostlens.app.report.Measurements.Runs;
import ghostlens.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    private final List<String> progress = new ArrayList<>();

    @Test
    void writesOnePageThatNeedsNothingElse() throws IOException {
        var page = Report.write(folder.resolve("new/report"), new Measurements(progress::add, new Runs(0, 1, 1)));

        assertThat(folder.resolve("new/report")).isDirectoryContaining(page::equals);
        assertThat(Files.list(page.getParent())).containsExactly(page);
        var html = Files.readString(page);
        assertThat(html).startsWith("<!DOCTYPE html>").endsWith("</html>\n").contains("112 → 0");
        assertThat(html).contains("module", "repghostnet-1.0x", "4,073,604", "142,394,128", "Table 3");
        assertThat(count(html, "<svg")).isEqualTo(5 + 3 + 2 * 2);
        assertThat(count(html, "(?:src|href)=\"(?!#)|url\\((?!['\"]?#|data:)|@import|<script|<link"))
                .isZero();
        assertThat(progress).anyMatch(line -> line.contains("GhostNet 1.3×"));
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    @Test
    void replacesAnOlderPageWhole() throws IOException {
        Files.writeString(folder.resolve("index.html"), "an older and longer page");

        var page = Report.put(folder, "new");

        assertThat(page).hasContent("new");
        assertThat(Files.list(folder)).containsExactly(page);
    }

    @Test
    void measuresNothingWhereItCannotWrite() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Report.write(file, progress::add))
                .withMessageContaining(file.toString());
        assertThat(progress).isEmpty();
    }
}
