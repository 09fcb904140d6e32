package ghostlens.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import org.junit.jupiter.api.Test;

/// Which package may know which library.
class LibrariesTest {

    @Test
    void nd4jStaysInItsEngines() {
        check(onlyIn("ghostlens.model.run.nd4j", "ghostlens.model.run.fast")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.bytedeco..")
                        .and(resideOutsideOfPackage("org.nd4j.shade.protobuf..")))
                .because("the graph, the rules and the views outlive any one engine, and ND4J wants one thread"));
    }

    @Test
    void protobufStaysInTheOnnxWriter() {
        check(onlyIn("ghostlens.model.onnx")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("onnx..", "org.nd4j.shade.protobuf..")
                .because("generated messages describe a file, not a network"));
    }

    @Test
    void vectorApiStaysInTheFastEngine() {
        check(onlyIn("ghostlens.model.run.fast")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .because("an incubating API changes from one JDK to the next"));
    }

    @Test
    void javaFxStaysInTheViews() {
        check(onlyIn("ghostlens.viewer", "ghostlens.charts", "ghostlens.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .because("models, rules and layouts are tested and used without a window"));
    }

    @Test
    void chartsAreDescribedWithoutJavaFx() {
        check(noClasses()
                .that()
                .haveNameMatching("ghostlens\\.charts\\.(ChartModel|AccuracyLatency)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .because("the same plain data goes to the window, to SVG and into tests"));
    }

    @Test
    void awtStaysInTheCharts() {
        check(onlyIn("ghostlens.charts")
                .should()
                .dependOnClassesThat(resideInAPackage("java.awt..").and(resideOutsideOfPackage("java.awt.image")))
                .because(
                        "JFreeChart alone needs AWT's shapes and colours; a second toolkit elsewhere would start AWT"));
    }

    @Test
    void pictureFilesAreReadInOnePlaceAndWrittenInAnother() {
        check(onlyIn("ghostlens.charts", "ghostlens.app.open", "ghostlens.app.save")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.imageio..", "java.awt.image", "com.twelvemonkeys..")
                .because("a photo is plain bytes everywhere else, and pixels in memory start no toolkit"));
    }

    @Test
    void nobodyUsesFxmlOrTheWebView() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.fxml..", "javafx.scene.web..", "netscape.javascript..")
                .because("views are code that the compiler checks (docs/decisions)"));
    }

    @Test
    void tasksStayInWork() {
        check(onlyIn("ghostlens.app.work")
                .should()
                .dependOnClassesThat(resideInAPackage("javafx.concurrent.."))
                .because("app.work is the one border between the UI thread and the others"));
    }

    @Test
    void chartingLibraryStaysInTheCharts() {
        check(onlyIn("ghostlens.charts")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.jfree..", "org.apache.batik..")
                        .and(resideOutsideOfPackage("org.apache.batik.transcoder..")))
                .because("a chart is plain data everywhere else"));
    }

    @Test
    void transcodersStayWherePicturesAreSaved() {
        check(onlyIn("ghostlens.app.save")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.batik.transcoder..", "org.apache.fop.."))
                .because("every drawing is an SVG first, and any other format is made from it in one place"));
    }

    @Test
    void layoutLibraryStaysInTheLayout() {
        check(onlyIn("ghostlens.viewer.layout")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.eclipse.elk..", "org.eclipse.emf.."))
                .because("the view draws boxes and lines, whoever placed them"));
    }

    @Test
    void graphAndTensorsAreJavaAlone() {
        check(noClasses()
                .that()
                .resideInAnyPackage("ghostlens.model", "ghostlens.model.tensor", "ghostlens.model.graph")
                .should()
                .dependOnClassesThat(foreign())
                .because("what an operator is needs no library"));
    }

    private static DescribedPredicate<JavaClass> foreign() {
        return DescribedPredicate.not(resideInAnyPackage("java..", "ghostlens..", "org.jspecify.annotations"))
                .as("come from a library");
    }

    private static GivenClassesConjunction onlyIn(String... packages) {
        return noClasses().that().resideOutsideOfPackages(packages);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(Code.CLASSES);
    }
}
