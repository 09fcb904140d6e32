package ghostlens.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /// An array of version 1 whose bytes count up from 0.
    static byte[] array(String descr, String fortran, String shape, int bytes) {
        return array(1, "{'descr': %s, 'fortran_order': %s, 'shape': %s, }".formatted(descr, fortran, shape), bytes);
    }

    /// So many float32 zeros.
    static byte[] zeros(int elements) {
        var header = array("'<f4'", "False", "(%d,)".formatted(elements), 0);
        return Arrays.copyOf(header, header.length + 4 * elements);
    }

    private static byte[] array(int version, String header, int bytes) {
        var text = (header + "\n").getBytes(StandardCharsets.UTF_8);
        var file = ByteBuffer.allocate(12 + text.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.UTF_8))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            file.putShort((short) text.length);
        } else {
            file.putInt(text.length);
        }
        file.put(text);
        for (int i = 0; i < bytes; i++) {
            file.put((byte) i);
        }
        return Arrays.copyOf(file.array(), file.position());
    }

    @ParameterizedTest
    @CsvSource({
        "'<f4', 4, 3.820471434542632E-37",
        "'>f4', 4, 9.25571648671185E-41",
        "'<f8', 8, 7.949928895127363E-275",
        "'<i8', 8, 506097522914230528",
        "'>i2', 2, 1",
        "'|u1', 1, 0",
        "'|b1', 1, 0",
        "'<i4', 4, 50462976"
    })
    void valuesAreReadInTheirTypeAndByteOrder(String descr, int size, double value) throws IOException {
        var tensor = read(array("'" + descr + "'", "False", "(1,)", size));
        assertThat(tensor.get(0)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersionIsRead(int version) throws IOException {
        var header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }";
        var tensor = read(array(version, header, 6));
        assertThat(tensor.shape()).isEqualTo(TensorShape.of(2, 3));
        assertThat(tensor.toDoubles()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void fortranOrderIsTurnedAround() throws IOException {
        assertThat(read(array("'|u1'", "True", "(2, 3)", 6)).toDoubles()).containsExactly(0, 2, 4, 1, 3, 5);
        assertThat(read(array("'|u1'", "True", "(2, 2, 2)", 8)).toDoubles()).containsExactly(0, 4, 2, 6, 1, 5, 3, 7);
    }

    @Test
    void fortranOrderKeepsThePrecision() throws IOException {
        assertThat(read(array("'<f4'", "True", "(2, 2)", 16))).isInstanceOf(Tensor.Float32.class);
    }

    @Test
    void anEmptyTupleIsAScalar() throws IOException {
        assertThat(read(array("'<f8'", "False", "()", 8)).shape()).isEqualTo(TensorShape.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'<f4' ; False ; (2,)    ; 7 ; ends before all of its values",
                "'<f4' ; False ; (2,)    ; 9 ; more bytes than its shape 2",
                "'<f4' ; False ; (0,)    ; 0 ; no values or too many",
                "'<f4' ; False ; (65536, 65536) ; 0 ; too many",
                "'<f4' ; False ; (99999999999999999999,) ; 4 ; too many",
                "'<f4' ; False ; (1 1,)  ; 4 ; too many",
                "'<f4' ; False ; (x,)    ; 4 ; without a 'shape'",
                "'<f4' ; False ; (1111111111111111111111111111111111111111111111111111111111x,) ; 4 ; without a 'shape'",
                "'<f4' ; Maybe ; (1,)    ; 4 ; without a 'fortran_order'",
                "'<U5' ; False ; (1,)    ; 20 ; without a numeric 'descr'",
                "'|O'  ; False ; (1,)    ; 8 ; without a numeric 'descr'",
                "'<c8' ; False ; (1,)    ; 8 ; NumPy type 'c8'",
                "'<f16' ; False ; (1,)   ; 16 ; NumPy type 'f16'",
                "'<m8' ; False ; (1,)    ; 8 ; NumPy type 'm8'"
            })
    void brokenArraysGiveOneSentence(String descr, String fortran, String shape, int bytes, String sentence) {
        assertProblem(array(descr, fortran, shape, bytes), sentence);
    }

    @Test
    void aTruncatedHeaderGivesOneSentence() {
        var whole = array("'<f4'", "False", "(1,)", 4);
        assertProblem(Arrays.copyOf(whole, 7), "ends before");
        assertProblem(Arrays.copyOf(whole, 30), "ends before");
    }

    @Test
    void headersOfNoArrayGiveOneSentence() {
        assertProblem(array(2, " ".repeat(70_000), 4), "a NumPy header of 70001 bytes");
        assertProblem(array("'|u1'", "False", "(" + "1, ".repeat(65) + ")", 1), "no values or too many");
    }

    @Test
    void anotherKindOfFileGivesOneSentence() {
        assertProblem("hello, world".getBytes(StandardCharsets.UTF_8), "not a NumPy array");
    }

    private Tensor read(byte[] bytes) throws IOException {
        return Npy.read(Files.write(folder.resolve("a.npy"), bytes));
    }

    private void assertProblem(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("a.npy")
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }
}
