package io.saluran.platform.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import io.saluran.platform.field.Fields.Reading;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.TestPeople;
import io.saluran.platform.testing.TestTexts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the built-in kinds take, keep and show.
@Tag("P23")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldTypesTest {

    private final TestDatabase database = TestDatabase.of("platform", "src/main/resources");
    private final TestPeople people = TestPeople.in(database.db());
    private final UUID aminah = people.person("Aminah binti Ali");
    private final CompanyFields fields = fields();

    private CompanyFields fields() {
        var events = new MemoryEvents();
        var texts = TestTexts.ofClassPath();
        var clock = Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC);
        var formats = new CldrFormats(new CompanySettings(database.db(), new AuditLog(clock), events), texts, clock);
        return new CompanyFields(database.db(), events, texts, FieldTypes.of(BuiltInTypes.all(formats, texts,
                new KnownPeople(people.directory(), events))));
    }

    @AfterAll
    void close() {
        database.close();
    }

    private static FieldDefinition field(String type) {
        return new FieldDefinition(new UUID(0, 1), "deal", "asked", type, "saluran", Map.of("en", "Asked"), Map.of(),
                Map.of(), List.of(new Choice("gold", "Gold", false), new Choice("grey_silver", "Grey, silver", false)),
                Use.USUAL, false, 1);
    }

    private String kept(String type, String written) {
        return switch (fields.read(field(type), written)) {
            case Reading.Read(var value) -> FieldValues.json(value);
            case Reading.Empty empty -> "nothing";
            case Reading.Refused refused -> "refused: " + fields.words(refused, Locale.ENGLISH);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text | ' Kopi  O ' | '\"Kopi  O\"'",
            "text | '   ' | nothing",
            "whole | 12 | 12",
            "whole | -7 | -7",
            "whole | 12.0 | 12",
            "decimal | 12.50 | 12.5",
            "decimal | 1200000 | 1200000",
            "amount | 4821.05 | 4821.05",
            "percent | 12.5 % | 12.5",
            "date | 2026-11-24 | '\"2026-11-24\"'",
            "yes-no | Ya | true",
            "yes-no | 0 | false",
            "choice | gold | '\"gold\"'",
            "choice | GREY, SILVER | '\"grey_silver\"'",
            "choices | 'Grey, silver; gold; gold' | '[\"gold\",\"grey_silver\"]'",
            "tags | 'renewal,  Trade   fair ;Renewal' | '[\"renewal\",\"Trade fair\"]'",
            "tags | ' ; , ' | 'refused: Write at most 20 tags, with commas between them.'",
            "tags | a123456789b123456789c123456789d1234567890 | 'refused: The tag \"a123456789b123456789c123456789d1234567890\" has more than 40 characters.'",
            "link | kedai.example/menu | '\"https://kedai.example/menu\"'",
            "email | Aminah@Kedai.Example | '\"aminah@kedai.example\"'",
            "phone | '+60  12-345 6789' | '\"+60 12-345 6789\"'",
    })
    void what_is_written_is_kept_in_one_form(String type, String written, String kept) {
        assertThat(kept(type, written)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "whole | 12.5 | whole number",
            "whole | 1e5 | whole number",
            "whole | twelve | whole number",
            "whole | 99999999999999999999 | too large",
            "decimal | 1.234 | at most 2 decimals",
            "decimal | '1,5' | at most 2 decimals",
            "amount | -1 | below zero",
            "date | 24/11/2026 | year-month-day",
            "date | 2026-02-30 | year-month-day",
            "yes-no | maybe | yes or no",
            "choice | Bronze | 'Gold, Grey, silver'",
            "choices | 'Gold; Bronze' | Bronze",
            "link | 'javascript:alert(1)' | web page",
            "link | no address | web page",
            "email | aminah@kedai | not complete",
            "phone | call me | phone number",
            "person | Nobody | 'Nobody here is called'",
    })
    void what_is_no_value_is_refused_with_what_is_taken_instead(String type, String written, String words) {
        assertThat(kept(type, written)).startsWith("refused: ").contains(words);
    }

    @Test
    void a_text_has_300_characters_and_no_more() {
        assertThat(kept("text", "x".repeat(300))).hasSize(302);
        assertThat(kept("text", "x".repeat(301))).isEqualTo("refused: At most 300 characters.");
        assertThat(kept("long-text", "x".repeat(20_000))).hasSize(20_002);
    }

    @Test
    void every_kind_reads_what_it_writes() {
        for (var known : fields.types().all()) {
            var field = field(known.key());
            var written = switch (known.key()) {
                case "date" -> "2026-01-31";
                case "yes-no" -> "no";
                case "choice", "choices" -> "Grey, silver";
                case "link" -> "https://kedai.example/a?b=c";
                case "email" -> "a@b.example";
                case "person" -> "Aminah binti Ali";
                case "phone" -> "+60 12-345 6789";
                case "text", "long-text" -> "Teh tarik";
                default -> "42";
            };
            var value = fields.read(field, written);
            assertThat(value).as(known.key()).isInstanceOf(Reading.Read.class);
            var read = ((Reading.Read) value).value();
            assertThat(fields.read(field, read.plain())).as(known.key()).isEqualTo(value);
            assertThat(fields.read(field, fields.write(field, read))).as(known.key()).isEqualTo(value);
            assertThat(FieldValues.value(FieldValues.json(read))).as(known.key()).contains(read);
            assertThat(known.type().form().isOf(read)).as(known.key()).isTrue();
        }
    }

    @Test
    void values_are_shown_as_people_read_them() {
        assertThat(shown("amount", "1250000")).isEqualTo("RM\u00a01,250,000");
        assertThat(shown("percent", "12.5")).isEqualTo("12.5%");
        assertThat(shown("date", "2026-12-18")).isEqualTo("18 Dec");
        assertThat(shown("yes-no", "true")).isEqualTo("Yes");
        assertThat(shown("choices", "gold; grey_silver")).isEqualTo("Gold, Grey, silver");
        assertThat(shown("person", aminah.toString())).isEqualTo("Aminah binti Ali");
        assertThat(shown("link", "https://kedai.example")).isEqualTo("kedai.example");
        assertThat(fields.show(field("yes-no"), new FieldValue.YesNo(false), Locale.of("ms"))).isEqualTo("Tidak");
    }

    private String shown(String type, String written) {
        var field = field(type);
        return fields.show(field, ((Reading.Read) fields.read(field, written)).value(), Locale.ENGLISH);
    }

    @Test
    void a_value_of_another_form_or_of_a_kind_that_is_away_is_shown_as_it_is_kept() {
        assertThat(fields.show(field("date"), new FieldValue.Text("soon"), Locale.ENGLISH)).isEqualTo("soon");
        assertThat(fields.show(field("whole"), new FieldValue.Text("many"), Locale.ENGLISH)).isEqualTo("many");
        assertThat(fields.show(field("stars.rating"), new FieldValue.Decimal(new java.math.BigDecimal(4)),
                Locale.ENGLISH)).isEqualTo("4");
        assertThat(kept("stars.rating", "4")).isEqualTo(
                "refused: The extension saluran, which brings this kind of field, is not running.");
    }

    @Test
    void json_that_is_no_value_is_left_out() {
        assertThat(FieldValues.of(org.jooq.JSONB.valueOf("""
                {"a": "x", "b": null, "c": {"d": 1}, "e": [], "f": [1, "2"], "g": 1.50, "h": false}""")).values())
                .isEqualTo(Map.of("a", new FieldValue.Text("x"), "f", new FieldValue.Several(List.of("1", "2")),
                        "g", new FieldValue.Decimal(new java.math.BigDecimal("1.5")), "h",
                        new FieldValue.YesNo(false)));
    }
}
