package ghostlens.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class HabitsTest {
    private static final Set<String> THREAD_FACTORIES =
            Set.of("<init>", "ofPlatform", "ofVirtual", "startVirtualThread");

    @Test
    void threadsStartOnlyInWorkAndInEngines() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("ghostlens.app.work", "ghostlens.model.run..")
                .should()
                .accessTargetWhere(startsThreads())
                .because("whoever starts a thread has to stop it and to bring results back to the UI thread"));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("ghostlens.app", "ghostlens.app.cli")
                .should(ACCESS_STANDARD_STREAMS)
                .because("standard output belongs to the command line; everything else answers with values or logs"));
    }

    @Test
    void everyPackageIsNullMarked() {
        check(all(packagesWithClasses())
                .should(beNullMarked())
                .because("NullAway passes over packages without @NullMarked in their package-info"));
    }

    private static DescribedPredicate<JavaAccess<?>> startsThreads() {
        return describe("starts threads or hands work to a pool", HabitsTest::startsThread);
    }

    private static boolean startsThread(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getTarget().getName();
        return owner.isAssignableTo(Thread.class) && THREAD_FACTORIES.contains(name)
                || owner.isAssignableTo(ExecutorService.class) && THREAD_FACTORIES.contains(name)
                || owner.isAssignableTo(Timer.class)
                || owner.isAssignableTo(Executors.class)
                || owner.isAssignableTo(CompletableFuture.class) && name.endsWith("Async")
                || name.equals("commonPool")
                || name.equals("parallelStream")
                || owner.isAssignableTo(BaseStream.class) && name.equals("parallel");
    }

    private static AbstractClassesTransformer<JavaPackage> packagesWithClasses() {
        return new AbstractClassesTransformer<>("packages with classes") {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                return classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
            }
        };
    }

    private static ArchCondition<JavaPackage> beNullMarked() {
        return new ArchCondition<>("be @NullMarked") {
            @Override
            public void check(JavaPackage item, ConditionEvents events) {
                var marked = item.isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(item, marked, item.getName() + " has no @NullMarked package-info"));
            }
        };
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(Code.CLASSES);
    }
}
