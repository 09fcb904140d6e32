package ghostlens.model.pickle;

import static ghostlens.model.pickle.PickleWriter.dictionary;
import static ghostlens.model.pickle.PickleWriter.ordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.pickle.PickleWriter.Called;
import ghostlens.model.pickle.PickleWriter.Named;
import ghostlens.model.pickle.PickleWriter.Persistent;
import ghostlens.model.pickle.Value.Bool;
import ghostlens.model.pickle.Value.Built;
import ghostlens.model.pickle.Value.Dictionary;
import ghostlens.model.pickle.Value.Int;
import ghostlens.model.pickle.Value.None;
import ghostlens.model.pickle.Value.Opaque;
import ghostlens.model.pickle.Value.Outside;
import ghostlens.model.pickle.Value.Real;
import ghostlens.model.pickle.Value.Sequence;
import ghostlens.model.pickle.Value.Text;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickleTest {
    @Test
    void plainValuesAreThemselves() {
        assertThat(items(read(Arrays.asList(null, true, false, -7, 1L << 40, -1L, 0.5, "ü"))))
                .containsExactly(
                        new None(),
                        new Bool(true),
                        new Bool(false),
                        new Int(-7),
                        new Int(1L << 40),
                        new Int(-1),
                        new Real(0.5),
                        new Text("ü"));
    }

    @Test
    void dictionariesKeepTheirOrderAndTheLastValueOfAKey() {
        var dictionary = (Dictionary) read(dictionary("b", 1, "a", 2)).value();
        assertThat(dictionary.entries()).extracting(Value.Entry::key).containsExactly(new Text("b"), new Text("a"));
        assertThat(dictionary.get("a")).contains(new Int(2));
        var twice = (Dictionary) run("\u0080\2}X\1\0\0\0aK\1sX\1\0\0\0aK\2s.").value();
        assertThat(twice.get("a")).contains(new Int(2));
    }

    @Test
    void whatWouldBeCalledIsOnlyWrittenDown() {
        var pickle = read(new Called(new Named("os", "system"), List.of("rm -rf /"), Map.of()));
        var built = (Built) pickle.value();
        assertThat(built.path()).isEqualTo("os.system");
        assertThat(built.arguments()).containsExactly(new Text("rm -rf /"));
        assertThat(pickle.names()).containsExactly("os.system");
    }

    @Test
    void anObjectTakesTheEntriesThatArePutIntoIt() {
        var built = (Built) read(ordered(dictionary("a", 1))).value();
        assertThat(built.path()).isEqualTo("collections.OrderedDict");
        assertThat(built.entries().get("a")).contains(new Int(1));
    }

    @Test
    void whatStandsOutsideIsListed() {
        assertThat(read(List.of(new Persistent("k"), new Persistent("l"))).outside())
                .containsExactly(new Outside(new Text("k")), new Outside(new Text("l")));
    }

    @Test
    void newerStepsAreKnown() {
        // Protocol 4: a frame, short text, the memo by position, a name from the stack, a set, an object.
        var pickle =
                run("\u0080\4\u0095\0\0\0\0\0\0\0\0\u008c\1m\u0094\u008c\1n\u0093)\u0081h\0\u008f(K\1\u0090\u0087.");
        var parts = items(pickle);
        assertThat(((Built) parts.get(0)).path()).isEqualTo("m.n");
        assertThat(parts.get(1)).isEqualTo(new Text("m"));
        assertThat(((Sequence) parts.get(2)).items()).containsExactly(new Int(1));
    }

    @Test
    void stateAndKeywordsOfAnObjectAreDropped() {
        assertThat(((Built) run("\u0080\2cm\nn\n)\u0081}b.").value()).path()).isEqualTo("m.n");
        assertThat(((Built) run("\u0080\4cm\nn\n)}\u0092.").value()).path()).isEqualTo("m.n");
    }

    @Test
    void numbersThatNoNetworkNeedsAreOpaque() {
        assertThat(run("\u0080\2\u008a\11\0\0\0\0\0\0\0\0\1.").value()).isEqualTo(new Opaque(9));
        assertThat(read(new byte[3]).value()).isEqualTo(new Opaque(3));
        assertThat(read("x".repeat(70_000)).value()).isEqualTo(new Opaque(70_000));
    }

    @Test
    void aListMayHoldItself() {
        var list = (Sequence) run("\u0080\2]q\0h\0a.").value();
        assertThat(list.items()).containsExactly(list);
    }

    @Test
    void aPickleEndsWhereItStops() {
        var first = PickleWriter.pickle(1);
        var both = Arrays.copyOf(first, first.length + 5);
        assertThat(Pickle.read(MemorySegment.ofArray(both), 0, "f").end()).isEqualTo(first.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0         | ends in the middle",
                "80        | ends in the middle",
                "28 2e     | does not begin as one of protocol 2",
                "80 01 2e  | protocol 1, not 2 to 5",
                "80 06 2e  | protocol 6, not 2 to 5",
                "80 02 ff  | unknown step 0xff",
                "80 02 4e  | ends in the middle",
                "80 02 2e  | from an empty stack",
                "80 02 4e 28 52 2e | from an empty stack",
                "80 02 4e 74 2e | a mark that was not set",
                "80 02 68 00 2e | recalls value 0",
                "80 02 4e 4e 61 2e | puts items into None",
                "80 02 4e 4e 4e 73 2e | puts entries into None",
                "80 02 7d 28 4e 75 2e | a key without a value",
                "80 02 4e 4e 93 2e | by something else than text",
                "80 02 58 ff ff ff 7f 41 2e | ends in the middle",
                "80 02 8d ff ff ff ff ff ff ff ff 2e | ends in the middle",
                "80 02 8e 00 00 00 00 00 00 00 80 2e | ends in the middle"
            })
    void brokenPicklesGiveOneSentence(String hex, String sentence) {
        var bytes = hex.equals("0") ? "" : hex.replace(" ", "");
        assertThatThrownBy(() -> run(new String(HexFormat.of().parseHex(bytes), StandardCharsets.ISO_8859_1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("f is damaged")
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }

    @Test
    void tooManyStepsAreRefused() {
        assertTooMuch("]".repeat(1_000_001), "more than 1000000 steps");
    }

    @Test
    void tooMuchTextIsRefused() {
        var text = "X\u00ff\u00ff\0\0" + "x".repeat(0xffff);
        assertTooMuch(text.repeat(1100), "bytes of text");
        assertTooMuch(text + "q\0" + "h\0h\0\u0093".repeat(600), "bytes of text");
    }

    private static void assertTooMuch(String steps, String sentence) {
        assertThatThrownBy(() -> run("\u0080\2" + steps + "."))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(sentence);
    }

    private static List<Value> items(Pickle pickle) {
        return ((Sequence) pickle.value()).items();
    }

    private static Pickle read(Object value) {
        return Pickle.read(MemorySegment.ofArray(PickleWriter.pickle(value)), 0, "f");
    }

    /// A pickle as its bytes, each a character.
    private static Pickle run(String bytes) {
        return Pickle.read(MemorySegment.ofArray(bytes.getBytes(StandardCharsets.ISO_8859_1)), 0, "f");
    }
}
