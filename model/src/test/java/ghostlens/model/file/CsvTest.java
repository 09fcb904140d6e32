package ghostlens.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void fieldsWithCommasQuotesAndLineEndsAreQuoted() {
        assertThat(Csv.line(List.of("a,b", "say \"no\"", "one\ntwo", "plain", "")))
                .isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"one\ntwo\",plain,\r\n");
    }

    @Test
    void fieldsAreReadAsTheyWereWritten() {
        var fields = List.of("a,b", "say \"no\"", "plain", "");
        assertThat(Csv.fields(Csv.line(fields).stripTrailing())).isEqualTo(fields);
    }
}
