package io.saluran.pipeline.account;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.FactList;
import io.saluran.pipeline.record.FactList.Editing;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.record.Panel;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.AmountField;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The facts of an account, each edited in place.
final class AccountFacts extends Div {

    private static final long serialVersionUID = 1;

    private final transient Save save;
    private final FactList list;

    /// Saves a field.
    @FunctionalInterface
    interface Save {
        <T> void field(RecordField<AccountRecord, T> field, @Nullable T value);
    }

    /// What facts are shown with.
    ///
    /// @param viewer whether they can be changed
    record With(Formats formats, AccountChoices accounts, OwnerChoices owners, Viewer viewer) {}

    AccountFacts(AccountList.Row account, With with, FactList.Own own, Save save) {
        this.save = save;
        list = new FactList(with.viewer().may(AccountPermissions.WRITE));
        text(AccountFields.NAME, account.name());
        choice(AccountFields.PARENT, Choice.of(account.parent(), parentName(account)),
                Choice.box(with.accounts()::find));
        choice(AccountFields.OWNER, Choice.of(account.owner(), account.ownerName()),
                Choice.box(with.owners().people()));
        text(AccountFields.INDUSTRY, account.industry());
        text(AccountFields.LOCATION, account.location());
        text(AccountFields.WEBSITE, account.website());
        var revenue = AccountWords.revenue(account.revenueMillions(), with.formats(), getLocale());
        var millions = new AmountField();
        millions.setSuffixComponent(new Span(getTranslation("account.millions")));
        list.fact(getTranslation("account.revenue"), revenue, new Editing<>(millions, account.revenueMillions(),
                value -> save.field(AccountFields.REVENUE, value)));
        var employees = account.employees() == null ? null : with.formats().number(account.employees(), getLocale());
        list.fact(label(AccountFields.EMPLOYEES), employees, new Editing<>(new IntegerField(), account.employees(),
                value -> save.field(AccountFields.EMPLOYEES, value)));
        var founded = account.foundedYear() == null ? null : account.foundedYear().toString();
        list.fact(label(AccountFields.FOUNDED), founded, new Editing<>(new IntegerField(), account.foundedYear(),
                value -> save.field(AccountFields.FOUNDED, value)));
        list.own(own, with.viewer());
        if (account.externalId() != null) {
            list.plain(getTranslation("account.field.externalId"), new Span(account.externalId()));
        }
        add(new Panel(getTranslation("record.facts"), list));
    }

    private @Nullable String parentName(AccountList.Row account) {
        return account.parent() != null && account.parentName() == null
                ? getTranslation("record.hidden")
                : account.parentName();
    }

    private void text(RecordField<AccountRecord, String> field, @Nullable String value) {
        list.fact(label(field), value, new Editing<>(new TextField(), value, edited -> save.field(field, edited)));
    }

    private void choice(RecordField<AccountRecord, UUID> field, @Nullable Choice value, ComboBox<Choice> box) {
        list.fact(label(field), value == null ? null : value.name(),
                new Editing<>(box, value, chosen -> save.field(field, Choice.idOf(chosen))));
    }

    private String label(RecordField<AccountRecord, ?> field) {
        return getTranslation("account.field." + field.key());
    }
}
