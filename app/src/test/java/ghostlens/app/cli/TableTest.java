package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void setsWordsToTheLeftAndNumbersToTheRight() {
        var table = new Table("operator", ">µs").row("add", "7.5").row("convolution", "120.0");

        assertThat(table.toString().lines())
                .containsExactly("operator        µs", "add            7.5", "convolution  120.0");
    }

    @Test
    void leavesNoSpacesAtTheEndOfALine() {
        assertThat(new Table("a", "b").row("long cell", "").toString().lines())
                .containsExactly("a          b", "long cell");
    }
}
