package io.saluran.platform.internal.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldedRecord;
import io.saluran.platform.field.FieldsChanged;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.field.FieldChanges.Outcome;
import io.saluran.platform.internal.field.FieldChanges.Refusal;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.TestPeople;
import io.saluran.platform.testing.TestTexts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P23")
class FieldChangesTest {

    private final TestDatabase database = TestDatabase.of("platform", "src/main/resources");
    private final MemoryEvents events = new MemoryEvents();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC);
    private final AuditLog audit = new AuditLog(clock);
    private final CompanyFields fields = new CompanyFields(database.db(), events, TestTexts.ofClassPath(),
            FieldTypes.of(BuiltInTypes.all(
                    new CldrFormats(new CompanySettings(database.db(), audit, events), TestTexts.ofClassPath(), clock),
                    TestTexts.ofClassPath(), new KnownPeople(TestPeople.in(database.db()).directory(), events))));
    private final FieldChanges changes = new FieldChanges(database.db(), audit, events, clock, fields);
    private final Viewer boss = Viewer.system();

    @AfterEach
    void close() {
        database.close();
    }

    /// Records whose values stand in memory.
    private static final class Kept implements FieldedRecord {
        private final List<FieldValue> values;

        Kept(FieldValue... values) {
            this.values = new ArrayList<>(Arrays.asList(values));
        }

        @Override
        public String type() {
            return "deal";
        }

        @Override
        public String title() {
            return "deal.title";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public List<Usual> usual() {
            return List.of(new Usual("tags", "tags", Map.of("en", "Tags", "ms", "Tanda"), new Use(false, Set.of(), true,
                    true, true)));
        }

        @Override
        public Converted convert(String key, Function<FieldValue, Optional<FieldValue>> by) {
            var refused = values.stream().filter(value -> by.apply(value).isEmpty()).map(FieldValue::plain).toList();
            if (refused.isEmpty()) {
                values.replaceAll(value -> by.apply(value).orElseThrow());
            }
            return new Converted(values.size(), refused.size(), refused);
        }
    }

    private static FieldDraft draft(String label, String type, String... choices) {
        return new FieldDraft("", type, Map.of("en", label), Map.of(), Map.of(),
                Arrays.stream(choices).map(each -> new Choice("", each, false)).toList(), Use.USUAL);
    }

    private FieldDefinition add(FieldDraft draft) {
        return done(changes.add(boss, "deal", draft));
    }

    private static FieldDefinition done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).field();
    }

    private static FieldDraft with(FieldDefinition field, String type, Choice... choices) {
        return new FieldDraft("", type, field.label(), field.help(), field.options(), List.of(choices), field.use());
    }

    private List<String> keys() {
        return fields.of("deal").stream().map(FieldDefinition::key).toList();
    }

    @Test
    void a_key_is_made_of_the_label_and_is_no_other_fields_ever() {
        assertThat(add(draft("Année d'été (RM)", "whole")).key()).isEqualTo("annee_d_ete_rm");
        var tier = add(draft("Tier", "text"));
        done(changes.archive(boss, tier.id(), tier.version()));
        assertThat(add(draft("Tier", "text")).key()).isEqualTo("tier_2");
        assertThat(add(draft("等级", "text")).key()).isEqualTo("field");
        assertThat(add(draft("2nd", "text")).key()).isEqualTo("nd");
    }

    @Test
    void a_label_of_300_characters_is_taken_and_a_longer_one_is_not() {
        var field = add(draft("x".repeat(300), "text"));
        assertThat(field.key()).hasSize(40);
        assertThat(changes.add(boss, "deal", draft("y".repeat(301), "text")))
                .isEqualTo(new Outcome.Refused(Refusal.TOO_LONG));
    }

    @Test
    void what_is_no_field_is_refused() {
        add(draft("Tier", "text"));
        assertThat(refusal(draft(" ", "text"))).isEqualTo(Refusal.NO_LABEL);
        assertThat(refusal(draft("TIER", "text"))).isEqualTo(Refusal.LABEL_TAKEN);
        assertThat(refusal(draft("Stars", "stars.rating"))).isEqualTo(Refusal.NO_TYPE);
        assertThat(refusal(draft("Level", "choice"))).isEqualTo(Refusal.NO_CHOICES);
        assertThat(refusal(draft("Level", "choice", "Gold", "gold"))).isEqualTo(Refusal.CHOICE_TAKEN);
        assertThat(refusal(new FieldDraft("9lives", "text", Map.of("en", "Lives"), Map.of(), Map.of(), List.of(),
                Use.USUAL))).isEqualTo(Refusal.BAD_KEY);
        assertThat(refusal(new FieldDraft("tier", "text", Map.of("en", "Other"), Map.of(), Map.of(), List.of(),
                Use.USUAL))).isEqualTo(Refusal.KEY_TAKEN);
        assertThat(refusal(new FieldDraft("", "decimal", Map.of("en", "Size"), Map.of(),
                Map.of("field.decimals", "7"), List.of(), Use.USUAL))).isEqualTo(Refusal.BAD_OPTION);
        assertThat(keys()).containsExactly("tier");
    }

    private Refusal refusal(FieldDraft draft) {
        return ((Outcome.Refused) changes.add(boss, "deal", draft)).why();
    }

    @Test
    void fields_are_put_in_another_order() {
        var one = add(draft("One", "text"));
        add(draft("Two", "text"));
        add(draft("Three", "text"));
        changes.place(boss, one.id(), 2);
        assertThat(keys()).containsExactly("two", "three", "one");
        changes.place(boss, one.id(), -5);
        assertThat(keys()).containsExactly("one", "two", "three");
    }

    @Test
    void an_archived_field_is_nowhere_until_it_is_restored() {
        var field = add(draft("Tier", "text"));
        var archived = done(changes.archive(boss, field.id(), field.version()));
        assertThat(keys()).isEmpty();
        assertThat(fields.everyOf("deal")).hasSize(1);
        done(changes.restore(boss, field.id(), archived.version()));
        assertThat(keys()).containsExactly("tier");
    }

    @Test
    void a_change_of_what_somebody_else_has_changed_is_refused() {
        var field = add(draft("Tier", "text"));
        done(changes.change(boss, new Kept(), field.id(), draft("Level", "text"), field.version()));
        assertThat(changes.change(boss, new Kept(), field.id(), draft("Grade", "text"), field.version()))
                .isEqualTo(new Outcome.Overtaken());
        assertThat(changes.archive(boss, field.id(), field.version())).isEqualTo(new Outcome.Overtaken());
        assertThat(fields.of("deal").getFirst().label()).containsEntry("en", "Level");
    }

    @Test
    void the_kind_changes_when_every_value_is_one_of_the_new_kind() {
        var field = add(draft("Seats", "text"));
        var kept = new Kept(new FieldValue.Text("12"), new FieldValue.Text("7"));
        done(changes.change(boss, kept, field.id(), with(field, "whole"), field.version()));
        assertThat(kept.values).extracting(FieldValue::json)
                .containsExactly(new java.math.BigDecimal(12), new java.math.BigDecimal(7));
        assertThat(fields.of("deal").getFirst().type()).isEqualTo("whole");
    }

    @Test
    void a_value_that_would_be_none_keeps_the_kind_and_is_named() {
        var field = add(draft("Seats", "text"));
        var kept = new Kept(new FieldValue.Text("12"), new FieldValue.Text("a few"));
        assertThat(changes.change(boss, kept, field.id(), with(field, "whole"), field.version()))
                .isEqualTo(new Outcome.Unfit(1, List.of("a few")));
        assertThat(kept.values).extracting(FieldValue::plain).containsExactly("12", "a few");
        assertThat(fields.of("deal").getFirst().type()).isEqualTo("text");
    }

    @Test
    void choices_become_text_by_their_labels_and_text_choices_by_theirs() {
        var field = add(draft("Tier", "choice", "Gold", "Grey silver"));
        var kept = new Kept(new FieldValue.Text("grey_silver"));
        var text = done(changes.change(boss, kept, field.id(), with(field, "text"), field.version()));
        assertThat(kept.values).containsExactly(new FieldValue.Text("Grey silver"));
        assertThat(text.choices()).isEmpty();

        done(changes.change(boss, kept, field.id(), with(text, "choices", new Choice("", "Grey silver", false)),
                text.version()));
        assertThat(kept.values).containsExactly(new FieldValue.Several(List.of("grey_silver")));
    }

    @Test
    void a_renamed_choice_keeps_its_key() {
        var field = add(draft("Tier", "choice", "Gold", "Silver"));
        var renamed = done(changes.change(boss, new Kept(), field.id(),
                with(field, "choice", new Choice("silver", "Platinum", false), new Choice("gold", "Gold", true)),
                field.version()));
        assertThat(renamed.choices()).containsExactly(new Choice("silver", "Platinum", false),
                new Choice("gold", "Gold", true));
        assertThat(renamed.choice("silver")).isEqualTo("Platinum");
    }

    @Test
    void changes_are_told_to_all_nodes_and_stand_in_the_audit_log() {
        add(draft("Tier", "text"));
        assertThat(events.published()).contains(new FieldsChanged("deal"));
        var entry = String.valueOf(database.db().<Object>read(sql -> sql.fetchValue(
                "select action || ': ' || subject from platform.audit_entry where action like 'field.%'")));
        assertThat(entry).isEqualTo("field.added: Tier (deal)");
    }

    @Test
    void somebody_without_the_permission_changes_nothing() {
        var other = Viewer.of(UUID.randomUUID(), "Somebody");
        assertThatThrownBy(() -> changes.add(other, "deal", draft("Tier", "text")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(keys()).isEmpty();
    }

    @Test
    void at_200_fields_it_ends() {
        for (int i = 0; i < FieldChanges.MOST; i++) {
            add(draft("Field " + i, "text"));
        }
        assertThat(refusal(draft("One more", "text"))).isEqualTo(Refusal.TOO_MANY);
    }

    @Test
    @Tag("P1")
    void a_field_with_which_records_begin_is_made_once_and_stays_as_it_was_made_since() {
        changes.begin(new Kept());

        var tags = fields.find("deal", "tags").orElseThrow();
        assertThat(List.of(tags.type(), tags.label(Locale.of("ms")), tags.use().filtered()))
                .isEqualTo(List.of("tags", "Tanda", true));
        changes.archive(boss, tags.id(), tags.version());
        changes.begin(new Kept());
        assertThat(fields.of("deal")).isEmpty();
        assertThat(fields.everyOf("deal")).hasSize(1);
    }

    @Test
    void a_field_with_which_records_begin_is_left_out_where_another_has_its_label() {
        changes.add(boss, "deal", new FieldDraft("", "text", Map.of("en", "tags"), Map.of(), Map.of(), List.of(),
                Use.USUAL));
        changes.begin(new Kept());

        assertThat(fields.of("deal")).singleElement().extracting(FieldDefinition::type).isEqualTo("text");
    }
}
