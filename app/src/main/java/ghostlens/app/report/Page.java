package ghostlens.app.report;

import ghostlens.assets.Fonts;
import ghostlens.assets.Palette;
import ghostlens.assets.Texts;
import ghostlens.model.graph.Family;
import ghostlens.viewer.layout.FamilyColor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The report as one page: its frame, its style and the order of its parts.
final class Page {
    private Page() {}

    static String html(Findings findings) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Ghostlens report</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(
                        style(),
                        String.join(
                                "",
                                Opening.html(findings),
                                Pictures.evolution(findings),
                                Pictures.networks(findings),
                                NetworkTable.html(findings),
                                Profiles.html(findings),
                                Proof.html(findings),
                                Chart.html(findings)));
    }

    private static String style() {
        try (var sheet = Page.class.getResourceAsStream("report.css")) {
            var rules = new String(Objects.requireNonNull(sheet).readAllBytes(), StandardCharsets.UTF_8);
            return "%s%n:root{%s}%n@media (prefers-color-scheme: dark){:root{%s}}%n%s%n%s"
                    .formatted(fonts(), variables(Palette.light()), variables(Palette.dark()), familyRules(), rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The bundled fonts inside the page, so that it looks the same and labels fit wherever it is opened.
    private static String fonts() throws IOException {
        return face(Fonts.SANS, 400, "IBMPlexSans-Regular")
                + face(Fonts.SANS, 700, "IBMPlexSans-Bold")
                + face(Fonts.MONO, 400, "JetBrainsMono-Regular");
    }

    private static String face(String family, int weight, String file) throws IOException {
        var url = Fonts.files().stream()
                .filter(font -> font.getPath().endsWith("/" + file + ".ttf"))
                .findFirst()
                .orElseThrow();
        try (var bytes = url.openStream()) {
            return "@font-face{font-family:'%s';font-weight:%d;src:url(data:font/ttf;base64,%s)}%n"
                    .formatted(family, weight, Base64.getEncoder().encodeToString(bytes.readAllBytes()));
        }
    }

    private static String variables(Palette palette) {
        return new TreeMap<>(palette.colors())
                .entrySet().stream()
                        .map(color -> "--%s:%s".formatted(color.getKey(), color.getValue()))
                        .collect(Collectors.joining(";"));
    }

    private static String familyRules() {
        return Arrays.stream(Family.values())
                .map(family -> ".%s{--family:var(--family-%s)}".formatted(family(family), FamilyColor.of(family)))
                .collect(Collectors.joining());
    }

    /// The style class of a family.
    static String family(Family family) {
        return "f-" + FamilyColor.of(family);
    }

    /// The family in words.
    static String name(Family family) {
        return Texts.get("family." + family.name());
    }
}
