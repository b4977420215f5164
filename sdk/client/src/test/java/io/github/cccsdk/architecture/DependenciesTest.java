package io.github.cccsdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What comes along with this library at run time: nothing that is not on the list. */
class DependenciesTest {
    private static final List<String> ALLOWED = List.of(
            "com.squareup.okhttp3:okhttp-jvm",
            "io.github.resilience4j:resilience4j-retry",
            "io.github.resilience4j:resilience4j-circuitbreaker",
            "io.github.resilience4j:resilience4j-ratelimiter",
            "com.fasterxml.jackson.core:jackson-databind",
            "org.slf4j:slf4j-api",
            "org.jspecify:jspecify");

    private static List<Element> runtimeDependencies() throws Exception {
        Path pom = Path.of(System.getProperty("basedir", ""), "pom.xml");
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        assertThat(text(project, "artifactId"))
                .as(pom.toAbsolutePath().toString())
                .isEqualTo("ccc-sdk");
        return children(child(project, "dependencies"), "dependency")
                .filter(dependency -> !text(dependency, "scope").equals("test"))
                .toList();
    }

    private static Stream<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found.stream();
    }

    private static Element child(Element parent, String name) {
        return children(parent, name).findFirst().orElseThrow();
    }

    private static String text(Element parent, String name) {
        return children(parent, name)
                .findFirst()
                .map(element -> element.getTextContent().strip())
                .orElse("");
    }

    private static String name(Element dependency) {
        return text(dependency, "groupId") + ":" + text(dependency, "artifactId");
    }

    @Test
    void thePomAsksForNothingElseAtRunTime() throws Exception {
        assertThat(runtimeDependencies())
                .extracting(DependenciesTest::name)
                .isNotEmpty()
                .isSubsetOf(ALLOWED);
        assertThat(runtimeDependencies())
                .extracting(dependency -> text(dependency, "optional"))
                .containsOnly("");
    }

    /** Resilience4j asks for slf4j 1.7.30: a consumer who enforces convergence could not build with us. */
    @Test
    void everyResilience4jDependencyLeavesItsSlf4jOut() throws Exception {
        List<Element> resilience4j = runtimeDependencies().stream()
                .filter(dependency -> name(dependency).startsWith("io.github.resilience4j:"))
                .toList();
        assertThat(resilience4j)
                .isNotEmpty()
                .allSatisfy(dependency -> assertThat(children(child(dependency, "exclusions"), "exclusion")
                                .map(DependenciesTest::name))
                        .contains("org.slf4j:slf4j-api"));
    }

    /** Traps 66 and 68: one OkHttp, one slf4j of the 2 line, one of each other library. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "okhttp3/OkHttpClient.class",
                "okio/Buffer.class",
                "org/slf4j/Logger.class",
                "com/fasterxml/jackson/databind/ObjectMapper.class",
                "com/fasterxml/jackson/core/JsonFactory.class",
                "io/github/resilience4j/retry/Retry.class"
            })
    void eachLibraryIsOnTheClassPathOnce(String type) throws IOException {
        List<URL> places = Collections.list(getClass().getClassLoader().getResources(type));
        assertThat(places).hasSize(1);
    }

    @Test
    void slf4jIsOfTheSecondLine() {
        assertThat(System.getProperty("java.class.path").split(File.pathSeparator))
                .filteredOn(entry -> entry.contains("slf4j-api"))
                .allMatch(entry -> entry.contains("slf4j-api-2."));
        assertThat(org.slf4j.Logger.class.getMethods())
                .extracting(java.lang.reflect.Method::getName)
                .contains("atWarn");
    }
}
