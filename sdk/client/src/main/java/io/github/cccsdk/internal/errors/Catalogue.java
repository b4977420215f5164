package io.github.cccsdk.internal.errors;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Resolution;
import io.github.cccsdk.internal.errors.CatalogueFile.Contents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known about problems: how each is recognised, and what to do about it. Data that an integrator can add to;
 * whether something is retried, and its outcome, is not in it. Immutable.
 */
public final class Catalogue {
    private static final String RESOURCE = "/io/github/cccsdk/error-catalogue.json";
    /** Stands in the steps for whom to ask; replaced by {@link #supportContact(String)}. */
    private static final String SUPPORT = "{support}";

    private final Map<CccProblem, Resolution> resolutions;
    private final List<Rule> rules;
    private final String support;

    private Catalogue(Map<CccProblem, Resolution> resolutions, List<Rule> rules, String support) {
        this.resolutions = resolutions;
        this.rules = rules;
        this.support = support;
    }

    /** The catalogue that comes with the library; read once. */
    public static Catalogue standard() {
        return Standard.CATALOGUE;
    }

    /** This catalogue, with the entries of an integrator's file added, or put in the place of those of the same name. */
    public Catalogue with(Path file) {
        Contents contents;
        try (InputStream in = Files.newInputStream(file)) {
            contents = CatalogueFile.read(in);
        } catch (CccException wrong) {
            throw CatalogueFile.invalid(file + ": " + wrong.report().detail());
        } catch (IOException e) {
            throw CatalogueFile.invalid("The error catalogue cannot be read: " + file + " ("
                    + e.getClass().getSimpleName() + "); give the path of a file that is there and readable");
        }
        return with(contents);
    }

    /** As {@link #with(Path)}; the stream is read to its end and left open. */
    public Catalogue with(InputStream file) {
        try {
            return with(CatalogueFile.read(file));
        } catch (IOException e) {
            throw CatalogueFile.invalid(
                    "The error catalogue cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Catalogue with(Contents added) {
        Map<CccProblem, Resolution> merged = new EnumMap<>(resolutions);
        merged.putAll(added.resolutions());
        Set<String> replaced =
                added.rules().stream().map(Rule::id).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Rule> all = new ArrayList<>(added.rules());
        rules.stream().filter(rule -> !replaced.contains(rule.id())).forEach(all::add);
        return new Catalogue(merged, List.copyOf(all), added.support().orElse(support));
    }

    /** This catalogue, naming this contact wherever a step says to ask the vendor's support. */
    public Catalogue supportContact(String contact) {
        return new Catalogue(resolutions, rules, contact);
    }

    /** What to do about a problem. */
    public Resolution resolutionOf(CccProblem problem) {
        Resolution resolution = resolutions.get(problem);
        return addressed(
                resolution == null
                        ? new Resolution(problem.name(), List.of(), Actor.APPLICATION, "ccc-sdk")
                        : resolution);
    }

    Resolution resolutionOf(Rule rule) {
        return rule.resolution().map(this::addressed).orElseGet(() -> resolutionOf(rule.problem()));
    }

    private Resolution addressed(Resolution resolution) {
        return new Resolution(
                resolution.summary().replace(SUPPORT, support),
                resolution.steps().stream()
                        .map(step -> step.replace(SUPPORT, support))
                        .toList(),
                resolution.actor(),
                resolution.source());
    }

    List<Rule> rules() {
        return rules;
    }

    /** A rule that matches, and the code by which it did. */
    record Match(Rule rule, Optional<String> code) {}

    /** The rule with the most matching conditions; fallbacks only where nothing else matches. */
    Optional<Match> match(Evidence evidence) {
        return match(evidence, false).or(() -> match(evidence, true));
    }

    private Optional<Match> match(Evidence evidence, boolean fallback) {
        Optional<Match> best = Optional.empty();
        Rule.Fit bestFit = new Rule.Fit(0, -1, Optional.empty());
        for (Rule rule : rules) {
            if (rule.fallback() == fallback) {
                Optional<Rule.Fit> fit = rule.fit(evidence);
                if (fit.isPresent() && fit.get().betterThan(bestFit)) {
                    bestFit = fit.get();
                    best = Optional.of(new Match(rule, bestFit.code()));
                }
            }
        }
        return best;
    }

    private static final class Standard {
        static final Catalogue CATALOGUE = load();

        private static Catalogue load() {
            try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("The jar lacks " + RESOURCE);
                }
                Contents contents = CatalogueFile.read(in);
                return new Catalogue(
                        contents.resolutions(),
                        contents.rules(),
                        contents.support().orElse("the support of the software's vendor"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
