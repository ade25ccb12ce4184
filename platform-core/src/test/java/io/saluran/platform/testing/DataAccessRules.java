package io.saluran.platform.testing;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Who reaches record tables asks the viewer, or says why not. A module applies it with one line:
///
/// ```java
/// @Test
/// void records_are_reached_through_the_viewer() {
///     DataAccessRules.check("io.saluran.pipeline");
/// }
/// ```
public final class DataAccessRules {

    private DataAccessRules() {}

    /// A method that reaches a table with an owner and hands a table to a query must call [Viewer#maySee] or
    /// [Viewer#maySeeOwner] itself, call a method of its class that does, hand the viewer to a method of its package that
    /// does, be called by nothing but methods of its class that do, or carry [Unrestricted], as may its class. One that
    /// only names columns is free.
    public static ArchRule recordsAreReachedThroughTheViewer() {
        return ArchRuleDefinition.codeUnits().that().areDeclaredInClassesThat().resideOutsideOfPackage("..sql..")
                .should(new AskTheViewer())
                .as("records are reached through the viewer")
                .allowEmptyShould(true);
    }

    /// Checks the main classes of a module.
    public static void check(String rootPackage) {
        recordsAreReachedThroughTheViewer().check(classes(rootPackage));
    }

    static JavaClasses classes(String rootPackage) {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
    }

    private static final class AskTheViewer extends ArchCondition<JavaCodeUnit> {

        AskTheViewer() {
            super("ask the viewer or be @Unrestricted");
        }

        @Override
        public void check(JavaCodeUnit unit, ConditionEvents events) {
            if (!handsOverATable(unit)) {
                return;
            }
            for (var access : unit.getFieldAccesses()) {
                if (isRecordTable(access) && !isRestricted(unit, new HashSet<>())) {
                    events.add(SimpleConditionEvent.violated(unit, "%s reaches %s without asking the viewer in %s"
                            .formatted(unit.getFullName(), access.getTarget().getName(),
                                    access.getSourceCodeLocation())));
                    return;
                }
            }
        }

        /// Whether it passes a table as a whole to a query or to whoever makes one, as `from` and `update` take it.
        private static boolean handsOverATable(JavaCodeUnit unit) {
            return Stream.concat(unit.getCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
                    .filter(call -> !isQuestion(call))
                    .flatMap(call -> ((CodeUnitAccessTarget) call.getTarget()).getRawParameterTypes().stream())
                    .anyMatch(type -> type.tryGetComponentType().orElse(type).isAssignableTo("org.jooq.TableLike"));
        }

        private static boolean isRecordTable(JavaFieldAccess access) {
            var table = access.getTarget().getRawType();
            return table.isAssignableTo("org.jooq.Table")
                    && table.getAllFields().stream().anyMatch(field -> field.getName().equals("OWNER_ID"));
        }

        private static boolean isRestricted(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
            return says(unit) || asks(unit) || asksBelow(unit) || asksBeside(unit) || isAskedAbove(unit, seen);
        }

        private static boolean says(JavaCodeUnit unit) {
            return unit.isAnnotatedWith(Unrestricted.class) || says(unit.getOwner());
        }

        private static boolean says(JavaClass type) {
            return type.isAnnotatedWith(Unrestricted.class)
                    || type.getEnclosingClass().filter(AskTheViewer::says).isPresent();
        }

        private static boolean asks(JavaCodeUnit unit) {
            return unit.getMethodCallsFromSelf().stream().anyMatch(AskTheViewer::isQuestion)
                    || unit.getMethodReferencesFromSelf().stream().anyMatch(AskTheViewer::isQuestion);
        }

        private static boolean isQuestion(JavaAccess<?> call) {
            return call.getTargetOwner().isEquivalentTo(Viewer.class)
                    && call.getTarget().getName().startsWith("maySee");
        }

        private static boolean asksBelow(JavaCodeUnit unit) {
            return unit.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().equals(unit.getOwner()))
                    .flatMap(call -> call.getTarget().resolveMember().stream())
                    .anyMatch(AskTheViewer::asks);
        }

        /// Whether it hands the viewer to a method of its package that asks, or that hands it on to one of its own that does.
        private static boolean asksBeside(JavaCodeUnit unit) {
            return unit.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().getPackageName().equals(unit.getOwner().getPackageName()))
                    .filter(call -> call.getTarget().getRawParameterTypes().stream()
                            .anyMatch(type -> type.isEquivalentTo(Viewer.class)))
                    .flatMap(call -> call.getTarget().resolveMember().stream())
                    .anyMatch(method -> asks(method) || asksBelow(method));
        }

        private static boolean isAskedAbove(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
            var callers = unit.getAccessesToSelf().stream().map(JavaAccess::getOrigin).toList();
            return seen.add(unit) && !callers.isEmpty() && callers.stream().allMatch(
                    caller -> caller.getOwner().equals(unit.getOwner()) && isRestricted(caller, seen));
        }
    }
}
