package example.rimba.competitors;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.field.FieldType.Reading;
import io.saluran.platform.field.FieldValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ThreatTypeTest {

    private final ThreatType threat = new ThreatType();

    private static FieldDefinition field(Map<String, String> options) {
        return new FieldDefinition(new UUID(0, 1), "deal", "threat", ThreatType.KEY, "example.rimba.competitors",
                Map.of("en", "Threat"), Map.of(), options, List.of(), Use.USUAL, false, 1);
    }

    @Test
    void there_are_as_many_flames_as_the_company_chose() {
        assertThat(threat.read("5", field(Map.of()))).isEqualTo(Reading.of(flames(5)));
        assertThat(threat.read("6", field(Map.of()))).isEqualTo(Reading.refused("competitors.threat.refused", "5"));
        assertThat(threat.read("6", field(Map.of("competitors.most-flames", "7")))).isEqualTo(Reading.of(flames(6)));
        assertThat(threat.read("hot", field(Map.of()))).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void a_value_is_shown_in_flames() {
        assertThat(threat.show(flames(2), field(Map.of()), Locale.ENGLISH)).isEqualTo("🔥🔥");
    }

    private static FieldValue flames(int count) {
        return new FieldValue.Decimal(BigDecimal.valueOf(count));
    }
}
