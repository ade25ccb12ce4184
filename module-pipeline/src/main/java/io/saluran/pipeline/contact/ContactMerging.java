package io.saluran.pipeline.contact;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.merge.MergeList;
import io.saluran.pipeline.merge.Merging;
import io.saluran.pipeline.record.Choice;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What pages of contacts need to merge two.
final class ContactMerging extends Merging<ContactList.Row> {

    private final ContactChoices choices;

    ContactMerging(ContactMerges merges, ContactList list, ContactChoices choices, Db db, Clock clock, Viewer viewer) {
        super(merges, new MergeList(db, clock, ContactMerges.kind()), list, viewer);
        this.choices = choices;
    }

    @Override
    protected String key(String word) {
        return "contact.merge." + word;
    }

    @Override
    protected Choice.Source others() {
        return choices::find;
    }

    @Override
    protected List<Choice> alike(ContactList.Row contact) {
        return named(choices.alike(contact).stream());
    }

    @Override
    protected List<Choice> duplicates(ContactList.Row contact) {
        return named(choices.alike(contact).stream().filter(ContactChoices.Alike::same));
    }

    private static List<Choice> named(Stream<ContactChoices.Alike> found) {
        return found.map(each -> new Choice(each.id(),
                ContactChoices.called(each.name(), each.accountName(), each.email()))).toList();
    }

    @Override
    protected String called(ContactList.Row contact) {
        return ContactChoices.called(contact.name(), contact.accountName(), contact.email());
    }

    @Override
    protected Map<String, @Nullable Object> values(ContactList.Row contact) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put(ContactFields.NAME.key(), contact.name());
        values.put(ContactFields.ACCOUNT_OF.key(), contact.accountName());
        values.put(ContactFields.OWNER.key(), contact.ownerName());
        values.put(ContactFields.TITLE.key(), contact.title());
        values.put(ContactFields.EMAIL.key(), contact.email());
        values.put(ContactFields.PHONE.key(), contact.phone());
        return values;
    }

    @Override
    protected String moves(ContactList.Row goes) {
        return text(key("moves"), called(goes), choices.deals(goes.id()));
    }
}
