package ghostlens.model.profile.format;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.net.Form;
import ghostlens.model.profile.Profile;
import ghostlens.model.profile.Profiles;
import ghostlens.model.zoo.Zoo;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProfileCsvTest {
    private static final Pattern FIELD = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^\",\r\n]*))(,|\r\n)");

    private static Profile profile() {
        var random = new SplittableRandom(1);
        return Profiles.of(Zoo.find("module-e").graph(Form.TRAINING), 9, () -> random.nextLong(1, 90_000));
    }

    /// Reads what RFC 4180 allows, and nothing else.
    private static List<List<String>> rows(String csv) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var fields = FIELD.matcher(csv);
        int end = 0;
        while (end < csv.length() && fields.find(end) && fields.start() == end) {
            row.add(fields.group(1) == null ? fields.group(2) : fields.group(1).replace("\"\"", "\""));
            if (!fields.group(3).equals(",")) {
                rows.add(List.copyOf(row));
                row.clear();
            }
            end = fields.end();
        }
        assertThat(end).isEqualTo(csv.length());
        return rows;
    }

    private static String field(List<List<String>> rows, int row, String heading) {
        return rows.get(row).get(rows.getFirst().indexOf(heading));
    }

    @Test
    void everyRowHasEveryField() {
        var profile = profile();
        var rows = rows(ProfileCsv.write(profile));
        assertThat(rows).hasSize(profile.operators().size() + 2);
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
    }

    @Test
    void operatorsHaveTheirNumbersAndTheRunStandsLast() {
        var profile = profile();
        var rows = rows(ProfileCsv.write(profile));
        var first = profile.operators().getFirst();
        assertThat(field(rows, 1, "node")).isEqualTo(first.node().id().path());
        assertThat(field(rows, 1, "median_ns"))
                .isEqualTo(String.valueOf(first.samples().median()));
        assertThat(field(rows, 1, "p95_ns"))
                .isEqualTo(String.valueOf(first.samples().quantile(0.95)));
        assertThat(rows.getLast().getFirst()).isEqualTo("run");
        assertThat(field(rows, rows.size() - 1, "median_ns"))
                .isEqualTo(String.valueOf(profile.total().median()));
    }
}
