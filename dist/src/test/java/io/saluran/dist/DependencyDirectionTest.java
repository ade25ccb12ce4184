package io.saluran.dist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `db ← platform-core ← ui ← module-* ← dist`, and modules know of each other only what their API bundles say.
class DependencyDirectionTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPaths(Stream
                    .of("db", "platform-core", "ui", "module-pipeline/api", "module-pipeline", "module-training",
                            "module-content", "dist")
                    .map(module -> Path.of("..", module, "target", "classes")).toList());

    @Test
    void all_modules_are_looked_at() {
        assertThat(CLASSES.stream().map(each -> each.getPackageName().replaceFirst("(io\\.saluran\\.\\w+).*", "$1"))
                .distinct()).contains("io.saluran.db", "io.saluran.platform", "io.saluran.ui", "io.saluran.pipeline",
                        "io.saluran.training", "io.saluran.content", "io.saluran.dist");
    }

    @Test
    void the_data_layer_knows_nothing_above_it() {
        never("io.saluran.db..", "io.saluran.platform..", "io.saluran.ui..", "io.saluran.pipeline..",
                "io.saluran.training..", "io.saluran.content..", "io.saluran.dist..");
    }

    @Test
    void the_core_knows_no_screen_and_no_module() {
        never("io.saluran.platform..", "io.saluran.ui..", "com.vaadin..", "io.saluran.pipeline..",
                "io.saluran.training..", "io.saluran.content..", "io.saluran.dist..");
    }

    @Test
    void the_shell_knows_no_module() {
        never("io.saluran.ui..", "io.saluran.pipeline..", "io.saluran.training..", "io.saluran.content..",
                "io.saluran.dist..");
    }

    @Test
    void modules_know_of_each_other_only_the_api() {
        noClasses().that().resideInAPackage("io.saluran.pipeline..").should().dependOnClassesThat()
                .resideInAnyPackage("io.saluran.training..", "io.saluran.content..", "io.saluran.dist..")
                .check(CLASSES);
        for (var module : new String[] {"io.saluran.training..", "io.saluran.content.."}) {
            noClasses().that().resideInAPackage(module).should().dependOnClassesThat(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("io.saluran.pipeline..")
                            .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                    com.tngtech.archunit.core.domain.JavaClass.Predicates
                                            .resideInAPackage("io.saluran.pipeline.api"))))
                    .check(CLASSES);
        }
    }

    @Test
    void modules_reach_nothing_internal_of_the_host() {
        noClasses().that().resideInAnyPackage("io.saluran.pipeline..", "io.saluran.training..", "io.saluran.content..")
                .should().dependOnClassesThat().resideInAnyPackage("io.saluran.db.internal..",
                        "io.saluran.platform.internal..", "io.saluran.ui.internal..")
                .check(CLASSES);
    }

    @Test
    void views_do_not_speak_sql() {
        noClasses().that().areAssignableTo(com.vaadin.flow.component.Component.class)
                .should().dependOnClassesThat().resideInAPackage("org.jooq..")
                .because("a screen changes for its users, a query for its data; they meet in a read model")
                .check(CLASSES);
    }

    private static void never(String from, String... to) {
        noClasses().that().resideInAPackage(from).should().dependOnClassesThat().resideInAnyPackage(to).check(CLASSES);
    }
}
