package io.saluran.pipeline.deal;

import io.saluran.db.Viewer;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.platform.field.Fields;
import io.saluran.platform.format.Formats;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the parts of a deal's page work with: what can be done and chosen, and how things are written for who looks.
record DealDesk(
        Deals deals,
        DealParts parts,
        DealChoices choices,
        DealCriteria criteria,
        Pipelines pipelines,
        Formats formats,
        Clock clock,
        Fields fields,
        Viewer viewer) {

    /// The company's own fields of deals.
    OwnFields own() {
        return new OwnFields(fields, DealOwnFields.TYPE);
    }

    boolean mayWrite() {
        return viewer.may(DealPermissions.WRITE);
    }

    List<Stage> stages(UUID pipeline) {
        return pipelines.all().stream().filter(each -> each.id().equals(pipeline))
                .flatMap(each -> each.stages().stream()).toList();
    }

    String money(BigDecimal value) {
        return formats.money(value, viewer.locale());
    }

    /// @param currency null for the reporting one
    String money(BigDecimal amount, @Nullable String currency) {
        return currency == null ? money(amount) : foreign(amount, currency, viewer.locale());
    }

    /// An amount with the code of its currency.
    static String foreign(BigDecimal amount, String currency, Locale locale) {
        var format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(DealMoney.digits(currency));
        return currency + '\u00a0' + format.format(amount);
    }

    String date(LocalDate date) {
        return formats.date(date, viewer.locale());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), viewer.zone());
    }
}
