package io.colloquy.houserules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The layout rules that every module holds itself to. A module runs them with
 * {@code @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class)} in a class annotated with
 * {@code @AnalyzeClasses(packages = "io.colloquy.<module>", importOptions = DoNotIncludeTests.class)}.
 */
public final class HouseRules {
    @ArchTest
    static final ArchRule noDrawerPackages = noClasses()
            .should()
            .resideInAnyPackage(
                    "..common..", "..util..", "..utils..", "..helper..", "..impl..", "..dto..", "..manager..")
            .allowEmptyShould(true)
            .because("a package is a feature that a user could name");

    @ArchTest
    static final ArchRule featuresFormNoCircle = slices().matching("io.colloquy.*.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("features know each other through one public type or two, never in a circle");

    @ArchTest
    static final ArchRule nothingAwaits = noClasses()
            .should()
            .callMethod("io.smallrye.mutiny.Uni", "await")
            .orShould()
            .callMethod("java.lang.Thread", "sleep", "long")
            .allowEmptyShould(true)
            .because("requests are reactive to the end, and a wait is a timer");

    @ArchTest
    static final ArchRule endpointsArePublicMethods = methods()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.GET")
            .or()
            .areAnnotatedWith("jakarta.ws.rs.POST")
            .or()
            .areAnnotatedWith("jakarta.ws.rs.PATCH")
            .or()
            .areAnnotatedWith("jakarta.ws.rs.DELETE")
            .should()
            .bePublic()
            .allowEmptyShould(true)
            .because("Quarkus drops an endpoint whose method is not public, with no more than a warning");

    private HouseRules() {}
}
