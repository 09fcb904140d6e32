package ghostlens.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayersTest {

    @ParameterizedTest
    @EnumSource
    void layerUsesOnlyWhatStandsBeforeIt(Layer layer) {
        classes()
                .that()
                .resideInAPackage(layer.packages())
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("ghostlens..").or(resideInAnyPackage(layer.reachable())))
                .because("data flows one way, from the definition to the view (docs/architecture.md)")
                .allowEmptyShould(true)
                .check(Code.CLASSES);
    }

    @Test
    void everyPackageHasItsLayer() {
        classes()
                .should()
                .resideInAnyPackage(Layer.all())
                .because("a package without a line in Layer and in docs/architecture.md has no rules")
                .check(Code.CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("ghostlens.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other can only be understood, tested and changed together")
                .allowEmptyShould(true)
                .check(Code.CLASSES);
    }
}
