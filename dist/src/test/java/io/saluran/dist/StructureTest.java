package io.saluran.dist;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import io.saluran.platform.testing.DataAccessRules;
import io.saluran.ui.view.ViewContribution;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How each module is built inside, and what the code of bundles must not hold on to.
@Tag("X1")
class StructureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPaths(Stream
                    .of("db", "platform-core", "ui", "module-pipeline/api", "module-pipeline", "module-training",
                            "module-content", "dist")
                    .map(module -> Path.of("..", module, "target", "classes")).toList());

    private static final String[] BUNDLES = {"io.saluran.pipeline..", "io.saluran.training..", "io.saluran.content.."};

    @ParameterizedTest
    @ValueSource(strings = {"db", "pipeline", "training", "content"})
    void the_packages_of_a_module_form_no_circle(String module) {
        slices().matching("io.saluran." + module + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void the_features_of_the_core_form_no_circle() {
        var generated = resideInAPackage("io.saluran.platform.internal.sql..");
        slices().matching("io.saluran.platform.internal.(*)..").should().beFreeOfCycles()
                .ignoreDependency(generated, DescribedPredicate.alwaysTrue()).check(CLASSES);
    }

    /// Whose home is the shell: its parts know each other.
    @Test
    void what_bundles_may_use_of_the_shell_knows_no_page_of_the_shell() {
        noClasses().that().resideInAnyPackage("io.saluran.ui.view", "io.saluran.ui.panel", "io.saluran.ui.home")
                .should().dependOnClassesThat().resideInAPackage("io.saluran.ui.internal..").check(CLASSES);
    }

    @Test
    void bundles_reach_only_packages_that_the_host_exports() {
        noClasses().that().resideInAnyPackage(BUNDLES).should().dependOnClassesThat(
                resideInAPackage("io.saluran.db..").or(resideInAPackage("io.saluran.platform.."))
                        .or(resideInAPackage("io.saluran.ui..")).and(new NotExported()))
                .check(CLASSES);
    }

    private static final class NotExported extends DescribedPredicate<JavaClass> {

        NotExported() {
            super("in a package without @Export");
        }

        @Override
        public boolean test(JavaClass type) {
            JavaPackage home = type.getPackage();
            // @Export is kept in the class file only.
            return home.getClasses().stream().noneMatch(each -> each.getSimpleName().equals("package-info")
                    && each.isAnnotatedWith("org.osgi.annotation.bundle.Export"));
        }
    }

    @Test
    void bundles_start_no_threads_and_hold_nothing_by_thread() {
        noClasses().that().resideInAnyPackage(BUNDLES).should().dependOnClassesThat().belongToAnyOf(ThreadLocal.class,
                InheritableThreadLocal.class, java.util.Timer.class, java.util.concurrent.Executors.class)
                .orShould().callConstructor(Thread.class, Runnable.class)
                .orShould().callMethod(Thread.class, "ofVirtual").orShould().callMethod(Thread.class, "ofPlatform")
                .because("each of these holds the class loader of a bundle that was removed; the host has an executor")
                .check(CLASSES);
    }

    @Test
    void bundles_keep_no_state_in_static_fields() {
        noFields().that().areStatic().and().areDeclaredInClassesThat().resideInAnyPackage(BUNDLES)
                .and().areDeclaredInClassesThat().resideOutsideOfPackage("..sql..")
                .should(new HoldState()).check(CLASSES);
        fields().that().areStatic().and().areDeclaredInClassesThat().resideInAnyPackage(BUNDLES)
                .and().areDeclaredInClassesThat().resideOutsideOfPackage("..sql..").should().beFinal().check(CLASSES);
    }

    /// A map or collection that is filled while the program runs, and all that holds a value that changes.
    private static final class HoldState extends com.tngtech.archunit.lang.ArchCondition<JavaField> {

        HoldState() {
            super("hold state");
        }

        @Override
        public void check(JavaField field, com.tngtech.archunit.lang.ConditionEvents events) {
            var type = field.getRawType();
            var changes = type.getPackageName().equals("java.util.concurrent.atomic")
                    || type.isAssignableTo(java.util.concurrent.ConcurrentMap.class)
                    || isFilled(field, type);
            events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(field, changes, field.getFullName()
                    + " changes while the bundle runs"));
        }

        private static boolean isFilled(JavaField field, JavaClass type) {
            return (type.isAssignableTo(Map.class) || type.isAssignableTo(Collection.class))
                    && field.getOwner().getStaticInitializer().stream()
                            .flatMap(code -> code.getConstructorCallsFromSelf()
                                    .stream())
                            .anyMatch(call -> call.getTargetOwner().isAssignableTo(Map.class)
                                    || call.getTargetOwner().isAssignableTo(Collection.class));
        }
    }

    @Test
    void time_is_never_a_date_of_old() {
        noClasses().that().resideInAPackage("io.saluran..").should().dependOnClassesThat().belongToAnyOf(Date.class,
                java.util.Calendar.class, java.text.SimpleDateFormat.class).check(CLASSES);
    }

    @Test
    void every_page_of_a_bundle_is_contributed_and_every_one_of_the_shell_is_named() {
        var contributed = CLASSES.stream().filter(each -> each.isAssignableTo(ViewContribution.class))
                .flatMap(each -> Stream.concat(Stream.of(each), inner(each)))
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getName()).collect(Collectors.toSet());
        var makers = Set.of("io.saluran.ui.internal.web.WebServer", "io.saluran.ui.people.PeopleViews",
                "io.saluran.ui.internal.shell.ShellPages", "io.saluran.ui.importing.ImportPages");
        makers.forEach(maker -> CLASSES.get(maker).getDirectDependenciesFromSelf()
                .forEach(dependency -> contributed.add(dependency.getTargetClass().getName())));

        assertThat(CLASSES.stream().filter(each -> each.isAnnotatedWith(Route.class)).map(JavaClass::getName))
                .isNotEmpty().allSatisfy(view -> assertThat(contributed).as(view).contains(view));
    }

    private static Stream<JavaClass> inner(JavaClass type) {
        return CLASSES.stream().filter(each -> each.getName().startsWith(type.getName() + "$"));
    }

    @Test
    void pages_are_final_and_their_constructors_are_one() {
        classes().that().areAnnotatedWith(Route.class).should().haveModifier(JavaModifier.FINAL)
                .andShould().beAssignableTo(Component.class).check(CLASSES);
    }

    @Test
    void records_of_every_module_are_reached_through_the_viewer() {
        for (var module : CLASSES.stream().filter(each -> each.getPackageName().startsWith("io.saluran."))
                .map(each -> each.getPackageName().replaceFirst("(io\\.saluran\\.\\w+).*", "$1"))
                .collect(Collectors.toSet())) {
            var rule = DataAccessRules.recordsAreReachedThroughTheViewer();
            rule.check(CLASSES.that(resideInAPackage(module + "..")));
        }
    }
}
