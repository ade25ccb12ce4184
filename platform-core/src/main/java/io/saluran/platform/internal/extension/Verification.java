package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.extension.ReleasedApi.Taken;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.host.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;

/// Says what of a bundle would not work on this host, without a server, a database, or running any of it: whether the file
/// may be installed at all, whether all it needs is here, whether every member of the host that its code uses exists here and
/// was released, and which version of what it imports would break it.
public final class Verification {

    private final JarLimits limits;
    private final Path bundles;
    private final ReleasedApi released;

    /// What was found.
    ///
    /// @param facts null when the file is no bundle that may be installed
    /// @param problems empty when all is well
    /// @param taken the host's packages that it imports, with the released versions and those that would break it
    public record Verdict(@Nullable JarFacts facts, List<Problem> problems, List<Taken> taken) {

        public Verdict {
            problems = List.copyOf(problems);
            taken = List.copyOf(taken);
        }
    }

    /// One thing that would not work.
    ///
    /// @param kind `file`, `need`, `member` or `released`
    public record Problem(String kind, Words words) {}

    /// @param bundles the folder with the jars of the distribution
    public Verification(JarLimits limits, Path bundles, ReleasedApi released) {
        this.limits = limits;
        this.bundles = bundles;
        this.released = released;
    }

    public Verdict of(Path jar) throws IOException {
        var work = Files.createTempDirectory("saluran-verify");
        try (var framework = BundleFramework.open(work, (bundle, schema) -> {})) {
            var here = install(framework);
            return switch (new JarCheck(limits, new Distributed(here)).check(jar, true)) {
                case JarAnswer.Refused(var reason, var words) -> new Verdict(null,
                        List.of(new Problem("file", words)), List.of());
                case JarAnswer.Accepted(var facts) -> verdict(facts, framework, jar, here);
            };
        } catch (BundleException problem) {
            throw new IllegalStateException("The distribution's bundles cannot be looked at", problem);
        } finally {
            delete(work);
        }
    }

    private List<Bundle> install(BundleFramework framework) throws IOException, BundleException {
        var here = new ArrayList<Bundle>();
        try (var jars = Files.list(bundles)) {
            for (var each : jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                here.add(framework.context().installBundle("reference:" + each.toUri()));
            }
        }
        return here;
    }

    private Verdict verdict(JarFacts facts, BundleFramework framework, Path jar, List<Bundle> here)
            throws IOException {
        var problems = new ArrayList<Problem>();
        var taken = new ArrayList<Taken>();
        var revisions = framework.revisions();
        try (var content = Files.newInputStream(jar)) {
            var tried = revisions.stage("saluran:verify", content);
            taken.addAll(released.taken(Objects.requireNonNull(tried.adapt(BundleRevision.class))
                    .getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE)));
            if (!revisions.resolve(tried)) {
                var missing = revisions.missing(tried);
                missing.forEach(each -> problems.add(new Problem("need", words(each))));
                if (missing.isEmpty()) {
                    problems.add(new Problem("need", Words.of("extension.hindrance.deeper")));
                }
            }
        } catch (BundleException problem) {
            problems.add(new Problem("need", Words.of("extension.hindrance.framework",
                    String.valueOf(problem.getMessage()))));
        }
        taken.stream().filter(each -> !each.fits()).forEach(each -> problems.add(new Problem("released",
                Words.of("extension.verify.range", each.name(), each.released().toString()))));
        try (var file = new JarFile(jar.toFile())) {
            new References(name -> resource(here, name), released).missing(file)
                    .forEach(each -> problems.add(new Problem(each.key().endsWith("unreleased") ? "released" : "member",
                            each)));
        }
        return new Verdict(facts, problems, taken);
    }

    private static Words words(Missing missing) {
        var wish = missing.version().isEmpty() ? missing.name() : missing.name() + ' ' + missing.version();
        return missing.offered().map(offered -> Words.of("extension.hindrance.version", wish, offered))
                .orElseGet(() -> Words.of("extension.hindrance.missing", wish));
    }

    private static byte @Nullable [] resource(List<Bundle> here, String name) {
        try (var host = Verification.class.getClassLoader().getResourceAsStream(name)) {
            if (host != null) {
                return host.readAllBytes();
            }
            for (var bundle : here) {
                var entry = bundle.getEntry(name);
                if (entry != null) {
                    try (var in = entry.openStream()) {
                        return in.readAllBytes();
                    }
                }
            }
            return null;
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// What a distribution knows that has never run.
    private record Distributed(List<Bundle> here) implements JarCheck.Known {

        @Override
        public boolean ours(String symbolicName) {
            return here.stream().anyMatch(bundle -> symbolicName.equals(bundle.getSymbolicName()));
        }

        @Override
        public Optional<String> ownerOf(String schema) {
            return here.stream().filter(bundle -> schema.equals(bundle.getHeaders().get(SchemaChange.HEADER)))
                    .map(Bundle::getSymbolicName).findFirst();
        }

        @Override
        public Optional<JarFacts> wanted(String symbolicName) {
            return Optional.empty();
        }
    }
}
