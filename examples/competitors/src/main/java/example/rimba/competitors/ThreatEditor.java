package example.rimba.competitors;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.select.Select;
import io.saluran.db.Viewer;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.ui.field.FieldEditor;
import io.saluran.ui.field.FieldInput;
import io.saluran.ui.field.FieldInput.Given;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/// Asks for a [ThreatType]: one flame, two flames, and so on.
@Component
public final class ThreatEditor implements FieldEditor {

    @Override
    public String type() {
        return ThreatType.KEY;
    }

    @Override
    public CustomField<FieldValue> make(FieldDefinition field, Viewer viewer) {
        var flames = new Select<Integer>();
        flames.setItems(IntStream.rangeClosed(1, ThreatType.most(field)).boxed().toList());
        flames.setItemLabelGenerator(count -> count == null ? "" : "🔥".repeat(count));
        flames.setEmptySelectionAllowed(true);
        return new FieldInput<>(flames, field.label(viewer.locale()),
                count -> Given.of(new FieldValue.Decimal(BigDecimal.valueOf(count))),
                value -> value instanceof FieldValue.Decimal(var number) ? number.intValue() : null);
    }
}
