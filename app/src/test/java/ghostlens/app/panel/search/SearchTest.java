package ghostlens.app.panel.search;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.panel.search.Parsed.Query;
import ghostlens.app.panel.search.Parsed.Wrong;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Form;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.tensor.TensorShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final OpGraph GRAPH = graph();
    private static final Measured MEASURED =
            new Measured(Map.of("stem.conv", 250_000.0, "stem.bn", 900.0), Map.of("blocks.3.dw", 2e-6));

    /// `input`, `stem.conv`, `stem.bn`, `stem.Act`, `blocks.3.dw`, `blocks.30.pw`.
    private static OpGraph graph() {
        var builder = new GraphBuilder(Form.TRAINING);
        var x = builder.input("input", TensorShape.of(1, 3, 8, 8));
        return builder.build(x.within(
                        "stem", w -> w.conv("conv", 4, 3, 2).batchNorm("bn").relu("Act"))
                .within("blocks.3", w -> w.depthwise("dw", Window.square(3, 1)))
                .within("blocks.30", w -> w.conv("pw", 64, 1, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stem.bn | stem.bn",
                "RELU | stem.Act",
                "stem 3×3 | stem.conv",
                "stem pool | ",
                "\"Act\" | stem.Act",
                "\"act\" | ",
                "\"stem.Act ReLU\" | stem.Act",
                "/^stem\\.[ab][nc]t? / | stem.bn stem.Act",
                "/BN/ | stem.bn",
                "op:conv | stem.conv blocks.3.dw blocks.30.pw",
                "op:depthwise | blocks.3.dw",
                "op:bn | stem.bn",
                "op:\"batch norm\" | stem.bn",
                "op:norm | stem.bn",
                "op:conv k=3 s=2 | stem.conv",
                "k = 3 | stem.conv blocks.3.dw",
                "g>1 | blocks.3.dw",
                "op:conv g=1 | stem.conv blocks.30.pw",
                "c>=64 | blocks.30.pw",
                "c≠4 h=4 | blocks.30.pw",
                "macs>1.7k | stem.conv blocks.30.pw",
                "macs=0.001728M | stem.conv",
                "params<=8 params>0 | stem.bn",
                "time>0.2ms | stem.conv",
                "time<1 | stem.bn",
                "time<=0.9us | stem.bn",
                "err>1e-6 | blocks.3.dw",
                "in:stem | stem.conv stem.bn stem.Act",
                "in:blocks.3 | blocks.3.dw",
                "in:stage3 | blocks.3.dw",
                "in:3 | blocks.3.dw",
                "in:blocks | blocks.3.dw blocks.30.pw",
                "1×*×4×4 -in:blocks | stem.conv stem.bn stem.Act",
                "1,?,8,8 | input",
                "64x4 | blocks.30.pw",
                "4, 4 c=64 | blocks.30.pw",
                "-op:conv -op:input | stem.bn stem.Act",
                "--op:depthwise | blocks.3.dw",
            })
    void findsWhatMeetsEveryCondition(String query, String expected) {
        assertThat(find(query)).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void findsNothingForAnEmptyQuery() {
        assertThat(find("  ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stem \"act | 5 | 9 | not closed",
                "a \"\" | 2 | 4 | nothing in them",
                "/ghost | 0 | 6 | two slashes",
                "x /gh(ost/ | 9 | 10 | no regular expression",
                "op:conv - | 8 | 9 | excludes",
                "speed>3 | 0 | 5 | there are k, s, g, c, h, w, macs, params, time, err, and op: and in:",
                "time>fast | 5 | 9 | ns, µs, ms, s",
                "k= | 2 | 2 | write k>64",
                "macs>3ms | 5 | 8 | no number",
                "op: | 0 | 3 | op:conv",
                "in: x | 0 | 3 | in:stage3",
                "k:3 | 0 | 3 | write k=3",
            })
    void saysWhatIsWrongAndWhere(String query, int from, int to, String part) {
        assertThat(Parsed.of(query)).isInstanceOfSatisfying(Wrong.class, wrong -> {
            assertThat(wrong.sentence()).contains(part).endsWith(".");
            assertThat(List.of(wrong.from(), wrong.to())).containsExactly(from, to);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a:b", "aten::conv", "(", "[", "*", "\\", "×", "1×", "<", "=3", "'", "über", "🙂", "op", "k"})
    void readsEverythingElseAsWords(String query) {
        assertThat(Parsed.of(query))
                .isInstanceOfSatisfying(Query.class, q -> assertThat(q.terms()).containsExactly(new Term.Word(query)));
    }

    @Test
    void showsTheFigureThatIsAskedForLast() {
        assertThat(answer("k=3 time>0.2ms").hits()).extracting(Hit::figureText).containsExactly("time 250.0 µs");
        assertThat(answer("stem.bn").hits()).extracting(Hit::figureText).containsExactly("");
    }

    @Test
    void saysThatNothingWasMeasuredYet() {
        var query = (Query) Parsed.of("time>1");
        var answer = SearchIndex.of(GRAPH).answer(query, Measured.NOTHING);
        assertThat(answer.hits()).isEmpty();
        assertThat(answer.note()).contains("Ctrl+R");
    }

    @Test
    void givesUpOnAnExpressionThatTakesForEver() {
        var builder = new GraphBuilder(Form.TRAINING);
        var x = builder.input("a".repeat(60), TensorShape.of(1, 3, 8, 8));
        var query = (Query) Parsed.of("/^(a|aa)(a|aa)+\\1$/");
        var answer = SearchIndex.of(builder.build(x)).answer(query, Measured.NOTHING);
        assertThat(answer.note()).contains("takes too long");
    }

    @Test
    void completesTheLastWord() {
        assertThat(Completions.of("op:conv pa")).containsExactly("params>");
        assertThat(Completions.complete("op:conv pa", "params>")).isEqualTo("op:conv params>");
        assertThat(Completions.complete("-o", "op:")).isEqualTo("-op:");
        assertThat(Completions.of("op:")).isEmpty();
        assertThat(Completions.of("op:conv ")).contains("in:", "k=", "err>");
    }

    private static List<String> find(String query) {
        return answer(query).hits().stream().map(hit -> hit.node().id().path()).toList();
    }

    private static SearchIndex.Answer answer(String query) {
        assertThat(Parsed.of(query)).isInstanceOf(Query.class);
        return SearchIndex.of(GRAPH).answer((Query) Parsed.of(query), MEASURED);
    }
}
