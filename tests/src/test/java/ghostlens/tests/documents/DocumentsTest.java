package ghostlens.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the written files promise about the others.
class DocumentsTest {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)[^)]*\\)|(?:src|srcset|href)=\"([^\"]+)\"");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency><groupId>([^<]+)</groupId><artifactId>([^<]+)</artifactId>(.*?)</dependency>");

    @ParameterizedTest
    @MethodSource
    void everyRelativeLinkLeadsToAFile(Path document) {
        assertThat(links(document))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    static List<Path> everyRelativeLinkLeadsToAFile() {
        return Checkout.markdown();
    }

    @Test
    void indexListsEveryDecision() {
        var index = Checkout.read("docs/decisions/README.md");
        assertThat(decisions())
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(index).as("docs/decisions/README.md").contains("(" + name + ")"));
    }

    @Test
    void decisionsHaveNumbersOfTheirOwn() {
        assertThat(decisions().stream().map(name -> name.substring(0, 4))).doesNotHaveDuplicates();
    }

    @Test
    void readmeNamesEveryTopLevelFolder() {
        var readme = Checkout.read("README.md");
        assertThat(folders())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(readme)
                        .as("the table of folders in README.md")
                        .contains("| `" + name + "` |"));
    }

    @Test
    void noticeNamesEveryLibraryThatIsShipped() {
        var notice = Checkout.read("NOTICE");
        assertThat(shippedGroups())
                .isNotEmpty()
                .allSatisfy(group -> assertThat(notice).as("NOTICE").contains("(" + group + ")"));
    }

    @Test
    void everyFontHasItsLicenceBesideIt() {
        var fonts = Checkout.ROOT.resolve("assets/src/main/resources/ghostlens/assets/fonts");
        var files = Files.isDirectory(fonts) ? Checkout.children(fonts) : List.<Path>of();
        assertThat(files)
                .filteredOn(file -> file.toString().endsWith(".ttf"))
                .allSatisfy(file ->
                        assertThat(fonts.resolve(family(file) + "-OFL.txt")).exists());
    }

    @Test
    void licenceIsApache() {
        assertThat(Checkout.read("LICENSE")).contains("Apache License", "Version 2.0");
    }

    private static List<String> links(Path document) {
        var prose = FENCED.matcher(Checkout.read(document)).replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map(DocumentsTest::target)
                .filter(link -> !link.matches("[a-z]+:.*|#.*"))
                .map(link -> link.replaceFirst("#.*", ""))
                .toList();
    }

    private static String target(MatchResult link) {
        return link.group(1) == null ? link.group(2) : link.group(1);
    }

    private static List<String> decisions() {
        return names(Checkout.children(Checkout.ROOT.resolve("docs/decisions")).stream())
                .filter(name -> name.matches("\\d{4}-.*\\.md"))
                .toList();
    }

    private static List<String> folders() {
        return names(Checkout.children(Checkout.ROOT).stream()
                        .filter(folder -> Files.exists(folder.resolve("pom.xml"))
                                || folder.endsWith("docs")
                                || folder.endsWith(".ci")))
                .toList();
    }

    private static List<String> shippedGroups() {
        return DEPENDENCY
                .matcher(Checkout.read("pom.xml"))
                .results()
                .filter(dependency -> !dependency.group(3).contains("<scope>"))
                .map(dependency -> dependency.group(1))
                .filter(group -> !group.equals("io.ghostlens") && !group.startsWith("org.junit"))
                .distinct()
                .toList();
    }

    private static Stream<String> names(Stream<Path> files) {
        return files.map(file -> file.getFileName().toString());
    }

    private static String family(Path font) {
        return font.getFileName().toString().replaceFirst("-.*", "");
    }
}
