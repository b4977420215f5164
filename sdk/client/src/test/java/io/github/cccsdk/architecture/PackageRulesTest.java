package io.github.cccsdk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cccsdk.CccClient;
import io.github.cccsdk.error.CccException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom, and what no class may do. */
class PackageRulesTest {
    private static final String ROOT = "io.github.cccsdk";
    private static final String INTERNAL = ROOT + ".internal..";
    private static final String WIRE = ROOT + ".internal.wire..";

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() throws URISyntaxException {
        Path main = Path.of(CccClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPath(main);
        assertThat(classes).as("classes in " + main).hasSizeGreaterThan(100);
    }

    @Test
    void valuesKnowNothingOfWhatIsInternal() {
        noClasses()
                .that()
                .resideOutsideOfPackages(INTERNAL, ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL)
                .check(classes);
    }

    @Test
    void onlyTheRootWires() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(classes);
    }

    @Test
    void importsRunOneWay() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    /** Trap 45. */
    @Test
    void onlyTheWireAndTheErrorReaderKnowJackson() {
        noClasses()
                .that()
                .resideOutsideOfPackages(WIRE, ROOT + ".internal.errors..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .check(classes);
    }

    @Test
    void onlyTheWireAndTheRootKnowOkHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(WIRE, ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..", "kotlin..")
                .check(classes);
    }

    @Test
    void onlyThePipelineKnowsResilience4j() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal.pipeline..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.resilience4j..")
                .check(classes);
    }

    /** Trap 7: an Authenticator would repeat an order by itself; the one for proxies answers {@code CONNECT} alone. */
    @Test
    void nobodyBuildsAnOkHttpClientOrAnAuthenticatorBesideTheTransports() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".internal.wire.ProxyLogin")
                .should()
                .implement("okhttp3.Authenticator")
                .check(classes);
        noClasses()
                .that()
                .haveNameNotMatching("io\\.github\\.cccsdk\\.internal\\.wire\\.(Transports|Network)")
                .should()
                .callMethodWhere(target(owner(nameMatching("okhttp3\\.OkHttpClient\\$Builder"))))
                .orShould()
                .callConstructorWhere(target(owner(nameMatching("okhttp3\\.OkHttpClient"))))
                .check(classes);
    }

    @Test
    void nothingIsLoggedAtInfoOrPrinted() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(nameMatching("org\\.slf4j\\.Logger")))
                        .and(target(nameMatching("info|atInfo|isInfoEnabled"))))
                .check(classes);
        noClasses()
                .should()
                .accessFieldWhere(com.tngtech.archunit.core.domain.JavaFieldAccess.Predicates.target(
                        owner(nameMatching("java\\.lang\\.System"))))
                .orShould()
                .callMethodWhere(target(nameMatching("printStackTrace")).and(target(not(declaredWithArguments()))))
                .check(classes);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget>
            declaredWithArguments() {
        return DescribedPredicate.describe(
                "declared with arguments", call -> !call.getRawParameterTypes().isEmpty());
    }

    @Test
    void timeComesFromTheTimeSourceAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".time.SystemTime")
                .should()
                .callMethodWhere(
                        target(owner(resideInAPackage("java.time.."))).and(target(nameMatching("now|system.*|tick.*"))))
                .orShould()
                .callMethodWhere(target(owner(nameMatching("java\\.lang\\.System")))
                        .and(target(nameMatching("nanoTime|currentTimeMillis"))))
                .orShould()
                .callMethodWhere(target(nameMatching("sleep"))
                        .and(target(owner(nameMatching("java\\.lang\\.Thread|java\\.util\\.concurrent\\.TimeUnit")))))
                .orShould()
                .callConstructorWhere(target(owner(nameMatching("java\\.util\\.Date"))))
                .check(classes);
    }

    @Test
    void nothingIsNamedAfterNothing() {
        noClasses()
                .should()
                .haveSimpleNameContaining("Util")
                .orShould()
                .haveSimpleNameContaining("Helper")
                .orShould()
                .haveSimpleNameContaining("Manager")
                .orShould()
                .haveSimpleNameContaining("Common")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc..")
                .check(classes);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        classes.forEach(one -> {
            if (!one.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(one.getPackageName());
            }
        });
        assertThat(unmarked).isEmpty();
    }

    @Test
    void noMoneyIsADouble() {
        DescribedPredicate<JavaClass> inexact = DescribedPredicate.describe(
                "inexact",
                type -> type.isEquivalentTo(double.class)
                        || type.isEquivalentTo(float.class)
                        || type.isEquivalentTo(Double.class)
                        || type.isEquivalentTo(Float.class));
        fields().should().notHaveRawType(inexact).check(classes);
        methods().should().notHaveRawReturnType(inexact).check(classes);
        methods()
                .should()
                .notHaveRawParameterTypes(DescribedPredicate.describe(
                        "with an inexact one among them",
                        types -> types.stream().anyMatch(inexact)))
                .check(classes);
    }

    /** Trap 45: other libraries stay out of what users compile against; OkHttp's client is the one exception. */
    @Test
    void thePublicSurfaceShowsNoOtherLibrary() {
        DescribedPredicate<JavaClass> foreign = resideInAnyPackage(
                "okhttp3..",
                "okio..",
                "kotlin..",
                "com.fasterxml.jackson..",
                "io.github.resilience4j..",
                "org.slf4j..");
        methods()
                .that(areVisibleOutside())
                .and()
                .doNotHaveName("httpClient")
                .should()
                .notHaveRawReturnType(foreign)
                .andShould()
                .notHaveRawParameterTypes(DescribedPredicate.describe(
                        "with a foreign one among them", types -> types.stream().anyMatch(foreign)))
                .check(classes);
    }

    private static DescribedPredicate<JavaMember> areVisibleOutside() {
        return DescribedPredicate.describe(
                "are visible outside",
                member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        && member.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                        && !member.getOwner().getPackageName().startsWith(ROOT + ".internal"));
    }

    @Test
    void theExceptionTreeIsSealedInOnePackage() {
        Deque<Class<?>> tree = new ArrayDeque<>(Set.of(CccException.class));
        Set<String> found = new TreeSet<>();
        while (!tree.isEmpty()) {
            Class<?> one = tree.remove();
            found.add(one.getName());
            assertThat(one.getPackageName()).as(one.getName()).isEqualTo(ROOT + ".error");
            assertThat(one.isSealed() || Modifier.isFinal(one.getModifiers()))
                    .as(one.getName() + " is sealed or final")
                    .isTrue();
            if (one.isSealed()) {
                tree.addAll(Set.of(one.getPermittedSubclasses()));
            }
        }
        Set<String> assignable = new TreeSet<>();
        classes.that(JavaClass.Predicates.assignableTo(CccException.class))
                .forEach(one -> assignable.add(one.getName()));
        assertThat(found).isEqualTo(assignable).hasSizeGreaterThan(20);
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and()
                .arePublic()
                .and()
                .resideOutsideOfPackage(INTERNAL)
                .should()
                .beAssignableTo(CccException.class)
                .check(classes);
    }

    @Test
    void nothingDependsOnMoreThanTheAllowedLibraries() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "java..",
                        "javax.crypto..",
                        "javax.net..",
                        "okhttp3..",
                        "okio..",
                        "kotlin..",
                        "io.github.resilience4j..",
                        "com.fasterxml.jackson..",
                        "org.slf4j..",
                        "org.jspecify.annotations..")
                .check(classes);
    }
}
