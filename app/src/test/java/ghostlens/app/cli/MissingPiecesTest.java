package ghostlens.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingPiecesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            libfreetype.so.6: cannot open shared object file                 | fonts-dejavu-core
            libpangoft2-1.0.so.0: cannot open shared object file             | libpangoft2-1.0-0
            Error: JavaFX detected no fonts! Please refer to release notes   | fonts-dejavu-core
            Fontconfig head is null, check your fonts or fonts configuration | fonts-dejavu-core
            Unable to load glass GTK library.                                | apt-get install libgtk-3-0 libxtst6
            libgtk-3.so.0: cannot open shared object file                    | apt-get install libgtk-3-0 libxtst6
            Unable to open DISPLAY                                           | ghostlens report
            """)
    void sentenceNamesTheCommandThatHelps(String message, String command) {
        var failure = new IllegalStateException("outer", new UnsatisfiedLinkError(message));

        assertThat(MissingPieces.sentence(failure).orElseThrow())
                .contains(command)
                .doesNotContain("\n");
    }

    @Test
    void sentenceIsEmptyWhenNothingIsMissing() {
        assertThat(MissingPieces.sentence(new IllegalStateException("a mistake of ours")))
                .isEmpty();
        assertThat(MissingPieces.sentence(new NullPointerException())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "libgtk-3.so.0, libgtk-3-0",
        "libXtst.so.6, libxtst6",
        "libfreetype.so.6, fonts",
        "libpangoft2-1.0.so.0, fonts"
    })
    void firstMissingNamesTheLibraryAndItsPackage(String library, String packaged) {
        assertThat(MissingPieces.firstMissing(name -> !name.equals(library)).orElseThrow())
                .contains(library, "apt-get install", packaged);
        assertThat(MissingPieces.firstMissing(_ -> true)).isEmpty();
    }
}
