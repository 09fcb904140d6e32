package ghostlens.app.panel.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeNumbersTest {

    @Test
    void readsAnObject() {
        var numbers = NodeNumbers.read("{\"a.0\": 1.5, \"b\": -2}", "n.json");
        assertThat(numbers).isEqualTo(new NodeNumbers("n.json", Map.of("a.0", 1.5, "b", -2.0)));
    }

    @Test
    void readsTwoColumnsWithAHeading() {
        var numbers = NodeNumbers.read("operator,sensitivity\r\n\"a.0\",1.5\r\nb,-2\r\n\r\n", "n.csv");
        assertThat(numbers).isEqualTo(new NodeNumbers("sensitivity", Map.of("a.0", 1.5, "b", -2.0)));
    }

    @Test
    void readsTwoColumnsWithoutAHeading() {
        assertThat(NodeNumbers.read("a.0,1.5", "n.csv")).isEqualTo(new NodeNumbers("n.csv", Map.of("a.0", 1.5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": 1              | n is damaged: it is no JSON at line 1, column 8.
            {"a": "one"}         | n has no finite number at "a"; it should look like {"stem.0": 3.5, …}.
            {}                   | n has no numbers; give each operator's name and its number.
            a,1,2                | n has 3 columns in line 1, not a name and a number.
            node,x/a,1/b,two     | n has no finite number in line 3; each line should look like stem.0,3.5.
            node,x/a,NaN         | n has no finite number in line 2; each line should look like stem.0,3.5.
            """)
    void damagedFilesAreRefusedInASentence(String text, String sentence) {
        assertThatThrownBy(() -> NodeNumbers.read(text.replace('/', '\n'), "n"))
                .isInstanceOf(Problem.class)
                .hasMessage(sentence);
    }

    @Test
    void aNameWithoutItsGroupsStandsForTheOneOperatorThatEndsWithIt() {
        var numbers = new NodeNumbers("x", Map.of("a", 1.0, "conv_1", 2.0, "relu", 3.0));
        var operators = Set.of("a", "1–2.a", "1–2.conv_1", "1–2.relu", "3–4.relu", "3–4.my_conv_1");
        assertThat(numbers.of(operators).values()).isEqualTo(Map.of("a", 1.0, "1–2.conv_1", 2.0, "relu", 3.0));
    }

    @Test
    void saysWhichNamesAreUnknown() {
        var numbers = new NodeNumbers("x", Map.of("a", 1.0, "b", 2.0, "c", 3.0));
        assertThat(numbers.unknown(Set.of("a", "b", "c", "d"), "n.csv")).isEmpty();
        assertThat(numbers.unknown(Set.of("a"), "n.csv"))
                .hasValue("2 of 3 names in n.csv are no operators of this network: b, c.");
        assertThatThrownBy(() -> numbers.unknown(Set.of("d"), "n.csv"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("No name in n.csv is an operator of this network, such as a;");
    }
}
