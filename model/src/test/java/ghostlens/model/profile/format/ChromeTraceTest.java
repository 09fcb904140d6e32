package ghostlens.model.profile.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ghostlens.model.net.Form;
import ghostlens.model.profile.Profile;
import ghostlens.model.profile.Profiles;
import ghostlens.model.profile.Samples;
import ghostlens.model.zoo.Zoo;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChromeTraceTest {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static Profile profile(int runs) {
        var random = new SplittableRandom(1);
        return Profiles.of(Zoo.find("repghostnet-0.5x").graph(Form.TRAINING), runs, () -> random.nextLong(90_000));
    }

    private static JsonNode trace(Profile profile) throws JsonProcessingException {
        return EXACT.readTree(ChromeTrace.write(profile));
    }

    private static List<JsonNode> slices(JsonNode trace) {
        return trace.get("traceEvents")
                .valueStream()
                .filter(e -> e.get("ph").asText().equals("X"))
                .toList();
    }

    private record Slice(BigDecimal begin, BigDecimal end) {
        static Slice of(JsonNode event) {
            var begin = event.get("ts").decimalValue();
            return new Slice(begin, begin.add(event.get("dur").decimalValue()));
        }
    }

    @Test
    void everyEventSaysWhatTheFormatAsksFor() throws JsonProcessingException {
        var trace = trace(profile(2));
        assertThat(trace.get("traceEvents").valueStream()).isNotEmpty().allSatisfy(event -> {
            assertThat(event.get("name").isTextual()).isTrue();
            assertThat(event.get("ph").asText()).isIn("X", "M");
            assertThat(event.get("pid").isInt()).isTrue();
            assertThat(event.get("tid").isInt()).isTrue();
        });
        assertThat(slices(trace)).allSatisfy(event -> {
            assertThat(event.get("ts").isNumber()).isTrue();
            assertThat(event.get("dur").decimalValue()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        });
    }

    @Test
    void slicesNest() throws JsonProcessingException {
        assertNested(trace(profile(3)));
    }

    @Test
    void slicesNestWhereOperatorsOverlappedInTime() throws JsonProcessingException {
        var p = profile(3);
        var shorter = new Profile(
                p.conditions(), p.operators(), new Samples(List.of(1L, 1L, 1L)), p.call(), p.cpu(), p.overhead());
        assertNested(trace(shorter));
    }

    private static void assertNested(JsonNode trace) {
        var open = new ArrayDeque<Slice>();
        var inOrder = slices(trace).stream()
                .map(Slice::of)
                .sorted(Comparator.comparing(Slice::begin).thenComparing(Slice::end, Collections.reverseOrder()))
                .toList();
        for (var slice : inOrder) {
            while (!open.isEmpty() && open.peek().end.compareTo(slice.begin) <= 0) {
                open.pop();
            }
            if (!open.isEmpty()) {
                assertThat(slice.end).isLessThanOrEqualTo(open.peek().end);
            }
            open.push(slice);
        }
    }

    @Test
    void slicesLastAsLongAsWasMeasuredToTheNanosecond() throws JsonProcessingException {
        var p = profile(1);
        var operator = p.operators().get(5);
        var slice = slices(trace(p)).stream()
                .filter(e -> e.get("cat").asText().equals("operator"))
                .filter(e -> e.get("name").asText().equals(operator.node().id().path()))
                .findFirst()
                .orElseThrow();
        assertThat(slice.get("dur").decimalValue().movePointRight(3).longValueExact())
                .isEqualTo(operator.samples().get(0));
    }

    @Test
    void groupsHoldTheirOperators() throws JsonProcessingException {
        assertThat(slices(trace(profile(1))))
                .filteredOn(e -> e.get("cat").asText().equals("group"))
                .extracting(e -> e.get("name").asText())
                .contains("blocks", "blocks.0", "blocks.0.0");
    }

    @Test
    void namesAreEscaped() throws JsonProcessingException {
        assertThat(trace(profile(1))
                        .get("traceEvents")
                        .get(0)
                        .get("args")
                        .get("name")
                        .asText())
                .isEqualTo("Ghostlens: a \"network\"\\1, inference form");
    }

    @Test
    void longProfilesGiveTheirNewestRuns() throws JsonProcessingException {
        assertThat(slices(trace(profile(150))))
                .filteredOn(e -> e.get("cat").asText().equals("run"))
                .hasSize(100)
                .last()
                .satisfies(e -> assertThat(e.get("name").asText()).isEqualTo("run 150"));
    }
}
