package ghostlens.app.cli;

import ghostlens.model.Problem;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the window needs of the machine, and the command that installs it.
final class MissingPieces {
    private static final String FONTS = "This machine lacks what the window draws text with (%s); install it with: "
            + "apt-get install libpangoft2-1.0-0 fonts-dejavu-core";
    private static final String GTK = "The window needs GTK 3, of which this machine lacks %s; install it with: "
            + "apt-get install libgtk-3-0 libxtst6";
    private static final String DISPLAY =
            "The display that DISPLAY names cannot be opened; correct it, or write a page with: ghostlens report";

    /// A word that stands for a missing piece, and the sentence about it.
    private record Piece(String word, String sentence) {
        private String say() {
            return sentence.formatted(word);
        }
    }

    private static final List<Piece> LIBRARIES = List.of(
            new Piece("libfreetype.so.6", FONTS),
            new Piece("libpangoft2-1.0.so.0", FONTS),
            new Piece("libgtk-3.so.0", GTK),
            new Piece("libXtst.so.6", GTK));

    /// Parts of the messages in which JavaFX and AWT tell of it.
    private static final List<Piece> SIGNS = List.of(
            new Piece("libfreetype", FONTS),
            new Piece("libpango", FONTS),
            new Piece("javafx_font", FONTS),
            new Piece("com.sun.javafx.font", FONTS),
            new Piece("JavaFX detected no fonts", FONTS),
            new Piece("Fontconfig head is null", FONTS),
            new Piece("glass GTK library", GTK),
            new Piece("libgtk-3", GTK),
            new Piece("libXtst", GTK),
            new Piece("Unable to open DISPLAY", DISPLAY));

    private MissingPieces() {}

    /// Looks for the libraries that a window on Linux needs, before JavaFX fails over them in its own words.
    ///
    /// @throws Problem if one is missing
    static void requireForWindow() {
        firstMissing(MissingPieces::isInstalled).ifPresent(sentence -> {
            throw new Problem(sentence);
        });
    }

    static Optional<String> firstMissing(Predicate<String> installed) {
        return LIBRARIES.stream()
                .filter(library -> !installed.test(library.word))
                .map(Piece::say)
                .findFirst();
    }

    @SuppressWarnings("restricted")
    private static boolean isInstalled(String library) {
        try (var arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// What is missing, if one of the error's causes shows that something is.
    static Optional<String> sentence(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .flatMap(message -> SIGNS.stream().filter(sign -> message.contains(sign.word)))
                .map(Piece::say)
                .findFirst();
    }
}
