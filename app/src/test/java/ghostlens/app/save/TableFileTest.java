package ghostlens.app.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
    private static final TableFile TABLE =
            new TableFile(List.of("name", "ratio", "ratio"), List.of(List.of("a, b", 1, 2.5), List.of("c\td", -3, 4)));

    @TempDir
    private Path folder;

    @Test
    void csvHasHeadingsAndARowOnEachLine() {
        TABLE.write(folder.resolve("t.csv"));
        assertThat(folder.resolve("t.csv")).hasContent("name,ratio,ratio\r\n\"a, b\",1,2.5\r\nc\td,-3,4\r\n");
    }

    @Test
    void jsonHasAnObjectForEachRowAndEqualHeadingsApart() {
        TABLE.write(folder.resolve("t.json"));
        assertThat(folder.resolve("t.json"))
                .content()
                .isEqualToIgnoringNewLines("[{\"name\":\"a, b\",\"ratio\":1,\"ratio (3)\":2.5},"
                        + "{\"name\":\"c\\td\",\"ratio\":-3,\"ratio (3)\":4}]");
    }

    @Test
    void tabsInCellsAreNoColumns() {
        assertThat(TABLE.tsv()).isEqualTo("name\tratio\tratio\na, b\t1\t2.5\nc d\t-3\t4\n");
    }

    @Test
    void otherEndingsAndFilesThatAreThereAreOneSentence() throws IOException {
        assertThatThrownBy(() -> TABLE.write(folder.resolve("t.xls")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("let the name end in .csv or .json");
        var mine = Files.writeString(folder.resolve("t.csv"), "mine");
        assertThatThrownBy(() -> TABLE.write(mine)).isInstanceOf(Problem.class);
        assertThat(mine).hasContent("mine");
    }
}
