package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.rest.RestResource;
import io.saluran.platform.testing.TestBundle;
import io.saluran.platform.testing.TestTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("X3")
class JarCheckTest {

    @TempDir
    Path folder;

    private @Nullable JarFacts installed;

    private final JarCheck.Known known = new JarCheck.Known() {
        @Override
        public boolean ours(String symbolicName) {
            return symbolicName.equals("org.apache.felix.scr");
        }

        @Override
        public Optional<String> ownerOf(String schema) {
            return schema.equals("visits") ? Optional.of("example.visits") : Optional.empty();
        }

        @Override
        public Optional<JarFacts> wanted(String symbolicName) {
            return Optional.ofNullable(installed);
        }
    };

    private JarAnswer check(byte[] content, boolean olderToo) throws IOException {
        var file = Files.write(folder.resolve("some.jar"), content);
        return new JarCheck(new JarLimits(2 << 20, 4 << 20, 50, 200), known).check(file, olderToo);
    }

    private JarRefusal refusal(byte[] content) throws IOException {
        return ((JarAnswer.Refused) check(content, false)).reason();
    }

    private JarFacts facts(TestBundle bundle) throws IOException {
        return ((JarAnswer.Accepted) check(bundle.bytes(), false)).facts();
    }

    private static TestBundle map() {
        return TestBundle.of("example.map", "1.2.0");
    }

    @Test
    void a_bundle_says_what_it_is_and_what_it_adds() throws IOException {
        var facts = facts(map().header("Bundle-Name", "Territory map").header("Bundle-Vendor", "Peta Digital")
                .header("Bundle-License", "Apache-2.0").header("Export-Package", "example.map.api;version=\"1.1.0\"")
                .component("One", Runnable.class).component("Two", Runnable.class)
                .entry("texts/map.properties", "permission.map.edit=Edit territories\npermission.map.edit.about=All\n")
                .entry("texts/map_ms.properties", "permission.map.edit=Ubah wilayah\n")
                .schema("map", Map.of("001-area.sql", "--changeset map:001-area\ncreate table area (id int);\n")));

        assertThat(facts.name()).isEqualTo("Territory map");
        assertThat(facts.version()).isEqualTo("1.2.0");
        assertThat(facts.vendor()).isEqualTo("Peta Digital");
        assertThat(facts.schema()).isEqualTo("map");
        assertThat(facts.changeSets()).containsExactly("001-area");
        assertThat(facts.adds()).containsExactly(Map.entry("java.lang.Runnable", 2));
        assertThat(facts.permissions()).containsExactly("Edit territories");
        assertThat(facts.exports()).containsExactly(Map.entry("example.map.api", "1.1.0"));
        assertThat(facts.sha256()).hasSize(64);
    }

    @Test
    void languages_files_for_browsers_and_rest_paths_are_read_from_the_jar() throws IOException {
        var facts = facts(
                map().component("Areas", RestResource.class).uses(RestResource.class, jakarta.ws.rs.Path.class)
                        .source("Areas", "@jakarta.ws.rs.Path(\"/areas/{id}\") public class Areas"
                                + " implements io.saluran.platform.rest.RestResource {}")
                        .entry("texts/map.properties", "a=b\n").entry("texts/map_zh_CN.properties", "a=c\n")
                        .entry("static/map-v1.js", "export {}").entry("static/img/pin.svg", "<svg/>"));

        assertThat(facts.content().paths()).containsExactly("areas/{id}");
        assertThat(facts.content().languages()).containsExactly("en", "zh-CN");
        assertThat(facts.content().files()).isEqualTo(2);
        assertThat(Adds.details(facts, TestTexts.ofClassPath(), Locale.ENGLISH))
                .extracting(Adds.Detail::which)
                .containsExactly("/api/v1/areas/{id}", "English, Chinese (China)", "");
        assertThat(Adds.details(facts, TestTexts.ofClassPath(), Locale.of("ms")))
                .extracting(Adds.Detail::which).contains("Inggeris, Cina (China)");
    }

    @Test
    void what_is_no_bundle_is_told_from_what_is_no_jar() throws IOException {
        assertThat(refusal("just a text".getBytes(StandardCharsets.UTF_8))).isEqualTo(JarRefusal.NOT_A_JAR);
        assertThat(refusal(new byte[0])).isEqualTo(JarRefusal.NOT_A_JAR);
        assertThat(refusal(map().header("Bundle-SymbolicName", "").bytes())).isEqualTo(JarRefusal.NOT_A_BUNDLE);
        assertThat(refusal(map().header("Bundle-ManifestVersion", "1").bytes())).isEqualTo(JarRefusal.NOT_A_BUNDLE);
        assertThat(refusal(map().header("Bundle-Version", "one").bytes())).isEqualTo(JarRefusal.VERSION);
    }

    @Test
    void a_jar_that_is_cut_off_or_damaged_is_broken() throws IOException {
        var whole = map().entry("data.txt", "some data\n".repeat(500)).bytes();

        assertThat(refusal(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(JarRefusal.BROKEN);
        assertThat(refusal(Arrays.copyOf(whole, whole.length - 30))).isEqualTo(JarRefusal.BROKEN);
        var damaged = whole.clone();
        for (int i = whole.length / 3; i < whole.length / 2; i++) {
            damaged[i] ^= 0x55;
        }
        assertThat(refusal(damaged)).isEqualTo(JarRefusal.BROKEN);
    }

    @Test
    void a_file_that_is_too_large_or_unpacks_to_too_much_is_refused() throws IOException {
        var noise = new byte[3 << 20];
        new java.util.Random(7).nextBytes(noise);

        assertThat(refusal(map().entry("noise", noise).bytes())).isEqualTo(JarRefusal.TOO_LARGE);
        assertThat(refusal(map().entry("zeros", new byte[3 << 20]).bytes())).isEqualTo(JarRefusal.UNPACKS_TOO_LARGE);
        var many = map();
        for (int i = 0; i < 60; i++) {
            many.entry("entry-" + i, "x");
        }
        assertThat(refusal(many.bytes())).isEqualTo(JarRefusal.UNPACKS_TOO_LARGE);
    }

    @Test
    void an_entry_that_leads_out_of_the_jar_is_refused() throws IOException {
        assertThat(refusal(map().entry("../../etc/cron.d/evil", "x").bytes())).isEqualTo(JarRefusal.CLIMBS_OUT);
        assertThat(refusal(map().entry("/etc/evil", "x").bytes())).isEqualTo(JarRefusal.CLIMBS_OUT);
        assertThat(refusal(map().entry("a\\..\\..\\evil", "x").bytes())).isEqualTo(JarRefusal.CLIMBS_OUT);
        assertThat(check(map().entry("a/..b/fine", "x").bytes(), false)).isInstanceOf(JarAnswer.Accepted.class);
    }

    @Test
    void names_and_schemas_of_others_are_refused() throws IOException {
        assertThat(refusal(TestBundle.of("io.saluran.pipeline", "9.0.0").bytes())).isEqualTo(JarRefusal.OUR_NAME);
        assertThat(refusal(TestBundle.of("org.apache.felix.scr", "9.0.0").bytes())).isEqualTo(JarRefusal.OUR_NAME);
        assertThat(refusal(map().header("Saluran-Schema", "Map; drop").bytes())).isEqualTo(JarRefusal.SCHEMA_FORM);
        assertThat(refusal(map().header("Saluran-Schema", "platform").bytes())).isEqualTo(JarRefusal.SCHEMA_TAKEN);
        assertThat(refusal(map().header("Saluran-Schema", "pg_catalog").bytes())).isEqualTo(JarRefusal.SCHEMA_TAKEN);
        assertThat(refusal(map().header("Saluran-Schema", "visits").bytes())).isEqualTo(JarRefusal.SCHEMA_TAKEN);
    }

    @Test
    void an_older_version_is_taken_only_when_it_is_meant() throws IOException {
        installed = facts(TestBundle.of("example.map", "1.10.0"));

        assertThat(refusal(map().bytes())).isEqualTo(JarRefusal.OLDER);
        assertThat(check(map().bytes(), true)).isInstanceOf(JarAnswer.Accepted.class);
        assertThat(refusal(TestBundle.of("example.map", "1.10.0").bytes())).isEqualTo(JarRefusal.SAME);
    }

    @Test
    void a_jar_that_was_changed_after_it_was_signed_is_refused() throws Exception {
        var signed = map().entry("data.txt", "as signed").in(folder);
        var store = folder.resolve("keys").toString();
        program("keytool", "-genkeypair", "-keystore", store, "-storepass", "secret1", "-alias", "peta", "-keyalg",
                "EC", "-dname", "CN=Peta");
        program("jarsigner", "-keystore", store, "-storepass", "secret1", signed.toString(), "peta");
        assertThat(check(Files.readAllBytes(signed), false)).isInstanceOf(JarAnswer.Accepted.class);

        assertThat(refusal(changed(signed))).isEqualTo(JarRefusal.SIGNATURE);
    }

    private static void program(String name, String... arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        command.addAll(Arrays.asList(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static byte[] changed(Path signed) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var jar = new JarFile(signed.toFile(), false); var out = new JarOutputStream(bytes)) {
            for (var entry : jar.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals("data.txt")
                        ? "as changed".getBytes(StandardCharsets.UTF_8)
                        : jar.getInputStream(entry).readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_has_words_in_both_languages(JarRefusal refusal) {
        var words = refusal.of("a", "b", "c").words();
        var texts = TestTexts.ofClassPath();

        assertThat(words.in(texts, Locale.ENGLISH)).doesNotStartWith("!");
        assertThat(words.in(texts, Locale.of("ms"))).doesNotStartWith("!")
                .isNotEqualTo(words.in(texts, Locale.ENGLISH));
    }
}
