package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// English and Malay are both whole, in the words of the glossary, and no text stands in the code.
@Tag("X8")
class TextsTest {

    private static final List<Path> MODULES = Stream
            .of("db", "platform-core", "ui", "module-pipeline", "module-pipeline/api",
                    "module-training", "module-content", "dist")
            .map(module -> Path.of("..", module)).toList();

    /// Texts that are the same in both languages, and why.
    private static final Map<String, Set<String>> SAME = Map.of(
            "an abbreviation", Set.of("Saluran", "CSV", "XLSX", "K", "B"),
            "import is import", Set.of("Import", "Import: {0}", "Import {0, number}: {1}"),
            "a word that Malay has too", Set.of("Status", "Format", "Token", "Video", "Id", "Tag"),
            "a file format or a unit",
            Set.of("{0, number, :: .0} ms", "Excel (XLSX)", "{0, number} KB", "{0, number} MB"),
            "numbers and signs only",
            Set.of("{0}", "{0, number}", "{0}, {1}", "{0}: {1}", "{0} · {1}", "{0}: {1} → {2} · {3}", "—", "–",
                    "{0} ({1, number})"));

    /// Words that Malay texts must not use, and what DESIGN.md says instead.
    private static final Map<String, String> NOT_MALAY = Map.ofEntries(
            Map.entry("urus ?niaga", "peluang: urus niaga is a transaction already made"),
            Map.entry("tawaran", "peluang: tawaran is an offer with a price"),
            Map.entry("deals?", "peluang"), Map.entry("pipelines?", "saluran jualan"),
            Map.entry("stages?", "peringkat"),
            Map.entry("leads?", "prospek"), Map.entry("accounts?", "akaun"), Map.entry("contacts?", "kenalan"),
            Map.entry("owners?", "pemilik"), Map.entry("forecast", "ramalan"), Map.entry("handbook", "buku panduan"),
            Map.entry("funnel", "corong"), Map.entry("extensions?", "sambungan"), Map.entry("settings?", "tetapan"),
            Map.entry("dashboard", "halaman utama"), Map.entry("undo", "buat asal"),
            Map.entry("oops", "say what happened"));

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z-]*(\\.[a-zA-Z0-9_-]+)+");
    private static final Pattern PREFIX = Pattern
            .compile("\"([a-z][a-zA-Z-]*\\.[a-zA-Z0-9_.-]*[.-]|[a-z][a-z-]*\\.)\"\\s*\\+");

    /// What is written into the audit log.
    private static final Pattern AUDITED = Pattern.compile("audit(?:\\(\\))?\\.record\\([^\"]{0,80}?\"([a-z.-]+)\"");

    /// Beginnings of keys that are too short to say which keys are meant, with those that are.
    private static final Map<String, Set<String>> SHORT_PREFIXES = Map.of("deal.", Set.of("deal.won", "deal.lost"));

    /// Beginnings of keys that are put together in two places.
    private static final Set<String> LONG_PREFIXES = Set.of("profile.theme.", "profile.density.");

    /// Where a text may stand in the code: what a person sees when it is a literal there.
    private static final Pattern TEXT_IN_CODE = Pattern.compile(
            "(?:new (?:Span|H[1-6]|Paragraph|Button|Div|NativeButton|Small|Kbd|Badge|EmptyState|PageHeader|Tab|Code|Pre|"
                    + "(?:Text|Email|Password|Number|Integer|BigDecimal)Field|TextArea|Checkbox|ComboBox|Select|DatePicker|"
                    + "MultiSelectComboBox|RadioButtonGroup|Dialog|ConfirmDialog|Details|SideNavItem|SideNav)\\(|"
                    + "new Anchor\\([^,()]*(?:\\([^()]*\\))?[^,()]*, |"
                    + "\\.(?:setText|setLabel|setPlaceholder|setTitle|setFooter|setAriaLabel|setTooltipText|"
                    + "setHelperText|setErrorMessage|setHeaderTitle|setEmptyStateText|setConfirmText|setCancelText)\\(|"
                    + "setAttribute\\(\"(?:title|aria-label|alt|placeholder)\", |Toast\\.(?:show|error|undo)\\()"
                    + "\"((?:[^\"\\\\]|\\\\.)*)\"|\\.setHeader\\(\"([^\"]*)\"\\)");

    /// Texts that stand in the code, and why.
    private static final Map<String, String> IN_CODE = Map.of("Saluran", "the product's name",
            "Ctrl K", "the name of keys", "https://", "how an address begins");

    private record Entry(Path file, String key, String english, String malay) {}

    private static List<Path> files(String folder, String ending) {
        var files = new ArrayList<Path>();
        for (var module : MODULES) {
            var root = module.resolve(folder);
            if (Files.isDirectory(root)) {
                try (var all = Files.walk(root)) {
                    all.filter(file -> file.toString().endsWith(ending)).sorted().forEach(files::add);
                } catch (IOException problem) {
                    throw new UncheckedIOException(problem);
                }
            }
        }
        return files;
    }

    private static Map<String, String> read(Path file) {
        var properties = new Properties() {
            private static final long serialVersionUID = 1;
            private final transient Set<Object> twice = new HashSet<>();

            @Override
            public synchronized Object put(Object key, Object value) {
                assertThat(twice.add(key)).as(file + " has " + key + " once").isTrue();
                return super.put(key, value);
            }
        };
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<Path> english() {
        return files("src/main/resources/texts", ".properties").stream()
                .filter(file -> !file.toString().matches(".*_[a-z]{2}\\.properties")).toList();
    }

    private static Path malay(Path english) {
        return english.resolveSibling(String.valueOf(english.getFileName()).replace(".properties", "_ms.properties"));
    }

    private static List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var file : english()) {
            var malay = read(malay(file));
            read(file).forEach((key, text) -> entries.add(new Entry(file, key, text, malay.getOrDefault(key, ""))));
        }
        return entries;
    }

    @Test
    void every_module_that_speaks_is_looked_at() {
        assertThat(english()).extracting(file -> file.getName(1).toString()).contains("platform-core", "ui",
                "module-pipeline", "module-training");
    }

    @Test
    void both_languages_have_the_same_keys() {
        for (var file : english()) {
            assertThat(read(malay(file)).keySet()).as(file.toString()).isEqualTo(read(file).keySet());
        }
    }

    @Test
    void every_action_that_the_audit_log_keeps_has_words() {
        var keys = new HashSet<String>();
        entries().forEach(entry -> keys.add(entry.key()));
        var actions = new TreeSet<String>();
        for (var file : files("src/main/java", ".java")) {
            AUDITED.matcher(content(file)).results().forEach(found -> actions.add(found.group(1)));
        }
        assertThat(actions).contains("person.added", "token.created")
                .allSatisfy(action -> assertThat(keys).contains("audit." + action));
    }

    @Test
    void no_key_stands_in_two_files() {
        var places = new HashMap<String, Path>();
        for (var entry : entries()) {
            assertThat(places.put(entry.key(), entry.file())).as(entry.key() + " in " + entry.file()).isNull();
        }
    }

    @Test
    void both_languages_have_the_same_placeholders() {
        for (var entry : entries()) {
            assertThat(placeholders(entry.malay())).as(entry.key()).isEqualTo(placeholders(entry.english()));
        }
    }

    /// Numbers and kinds of the arguments, for example `0 SIMPLE`.
    private static Set<String> placeholders(String text) {
        var pattern = new MessagePattern(text);
        var placeholders = new TreeSet<String>();
        for (int i = 0; i < pattern.countParts(); i++) {
            var part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_START) {
                var kind = part.getArgType();
                // Malay counts without a plural.
                placeholders.add(pattern.getSubstring(pattern.getPart(i + 1)) + (kind.hasPluralStyle()
                        || kind == MessagePattern.ArgType.NONE ? "" : " " + kind));
            }
        }
        return placeholders;
    }

    @Test
    void an_apostrophe_is_shown_and_hides_no_placeholder() {
        for (var entry : entries()) {
            for (var text : List.of(entry.english(), entry.malay())) {
                if (text.indexOf('{') >= 0) {
                    assertThat(text.replace("''", "").replaceAll("'\\{[^']*}'", "")).as(entry.key())
                            .doesNotContain("'");
                }
            }
        }
    }

    @Test
    void a_text_is_another_in_malay_but_for_those_named_here() {
        var same = SAME.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        assertThat(entries())
                .filteredOn(entry -> entry.english().equals(entry.malay()) && !same.contains(entry.english()))
                .isEmpty();
    }

    @Test
    void malay_uses_the_words_of_the_glossary() {
        var wrong = new ArrayList<String>();
        for (var entry : entries()) {
            var text = entry.malay().replaceAll("\\{[^}]*}|https?:\\S+|“[^”]*”|\\./run [a-z ]+", " ");
            NOT_MALAY.forEach((word, instead) -> {
                if (Pattern.compile("\\b(?:" + word + ")\\b", Pattern.CASE_INSENSITIVE).matcher(text).find()) {
                    wrong.add(entry.key() + "=" + entry.malay() + " (" + instead + ")");
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_text_stands_in_the_code() {
        var found = new ArrayList<String>();
        for (var file : files("src/main/java", ".java")) {
            var match = TEXT_IN_CODE.matcher(content(file));
            while (match.find()) {
                var text = String.valueOf(match.group(1) == null ? match.group(2) : match.group(1));
                if (text.matches("(?s).*\\p{L}{2}.*") && !IN_CODE.containsKey(text)) {
                    found.add(file + ": " + text);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void no_text_stands_in_the_scripts() {
        var text = Pattern
                .compile("(?:textContent|innerText|title|ariaLabel|placeholder)\\s*=\\s*['\"`]([^'\"`$]*)['\"`]|"
                        + "setAttribute\\('(?:title|aria-label|alt|placeholder)',\\s*['\"`]([^'\"`$]*)['\"`]|"
                        + ">([A-Z][a-z]+[a-z ]*)</");
        var found = new ArrayList<String>();
        for (var file : files("src/main/resources", ".js")) {
            var match = text.matcher(content(file));
            while (match.find()) {
                if (match.group().matches("(?s).*\\p{Lu}?\\p{Ll}{2}.*") && match.group(0).matches(".*['\"`>][A-Z].*")) {
                    found.add(file + ": " + match.group());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /// All literals of the code that look like keys, and the beginnings of such that are put together.
    private static Set<String> literals(Collection<Path> files, Set<String> prefixes) {
        var literals = new HashSet<String>();
        for (var file : files) {
            var content = content(file);
            var match = LITERAL.matcher(content);
            while (match.find()) {
                if (KEY.matcher(match.group(1)).matches()) {
                    literals.add(match.group(1));
                }
            }
            var prefix = PREFIX.matcher(content);
            while (prefix.find()) {
                prefixes.add(prefix.group(1));
            }
        }
        return literals;
    }

    @Test
    void every_text_that_the_code_asks_for_exists() {
        var keys = entries().stream().map(Entry::key).collect(Collectors.toSet());
        var asked = new TreeSet<String>();
        var call = Pattern.compile("(?:getTranslation|text|knows)\\(\\s*(?:[a-z.()]+,\\s*)?\"([^\"]+)\"\\s*[,)]");
        for (var file : files("src/main/java", ".java")) {
            var match = call.matcher(content(file));
            while (match.find()) {
                if (KEY.matcher(match.group(1)).matches()) {
                    asked.add(match.group(1));
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(keys).containsAll(asked);
    }

    @Test
    void every_text_is_asked_for() {
        var prefixes = new TreeSet<String>();
        var files = new ArrayList<>(files("src/main/java", ".java"));
        files.addAll(files("src/main/resources", ".js"));
        var literals = literals(files, prefixes);
        literals.addAll(literalsOfSql());
        prefixes.addAll(LONG_PREFIXES);
        SHORT_PREFIXES.forEach((prefix, keys) -> {
            prefixes.remove(prefix);
            literals.addAll(keys);
        });
        assertThat(prefixes).as("beginnings of keys with which too much begins").noneMatch(
                prefix -> prefix.matches("[a-z]+\\.") && entries().stream().filter(
                        entry -> entry.key().startsWith(prefix)).count() > 80);
        assertThat(entries()).filteredOn(entry -> !literals.contains(entry.key())
                && prefixes.stream().noneMatch(entry.key()::startsWith)).extracting(Entry::key).isEmpty();
    }

    /// Keys that the database keeps, and those inside statements.
    private static Set<String> literalsOfSql() {
        var literals = new HashSet<String>();
        var quoted = Pattern.compile("'([a-z][a-zA-Z-]*(?:\\.[a-zA-Z0-9_-]+)+)'");
        var files = new ArrayList<>(files("src/main/resources/db", ".sql"));
        files.addAll(files("src/main/java", ".java"));
        for (var file : files) {
            var match = quoted.matcher(content(file));
            while (match.find()) {
                literals.add(match.group(1));
            }
        }
        return literals;
    }

    @Test
    void a_beginning_of_keys_in_the_code_has_keys() {
        var prefixes = new TreeSet<String>();
        literals(files("src/main/java", ".java"), prefixes);
        var first = entries().stream().map(entry -> entry.key().replaceFirst("\\..*", "")).collect(Collectors.toSet());
        assertThat(prefixes).filteredOn(prefix -> first.contains(prefix.replaceFirst("\\..*", "")))
                .allMatch(prefix -> entries().stream().anyMatch(entry -> entry.key().startsWith(prefix)));
    }
}
