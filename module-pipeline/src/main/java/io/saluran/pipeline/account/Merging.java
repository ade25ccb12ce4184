package io.saluran.pipeline.account;

import com.vaadin.flow.component.UI;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.AccountMerges.Outcome;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.ui.component.Toast;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What pages need to merge accounts and to take that back: says what came of it.
///
/// @param list finds accounts as they are now
record Merging(AccountMerges merges, AccountMergeList reading, AccountChoices choices, AccountList list,
        Viewer viewer) {

    boolean isAllowed() {
        return viewer.may(AccountPermissions.WRITE) && viewer.may(AccountPermissions.DELETE);
    }

    /// Asks which stays and what of the other is taken, merges, and opens the page of the one that stays.
    ///
    /// @param other null while it is to be chosen
    void ask(UUID one, @Nullable UUID other) {
        list.find(viewer, one).ifPresent(found -> new MergeDialog(this, found,
                other == null ? null : list.find(viewer, other).orElse(null)).open());
    }

    void merge(AccountList.Row stays, AccountList.Row goes, Set<String> taken) {
        switch (merges.merge(viewer, seen(stays), seen(goes), taken)) {
            case Outcome.Merged(var merge) -> {
                UI.getCurrent().navigate("accounts/" + stays.id());
                Toast.undo(text("account.merge.done", goes.name(), stays.name()), () -> undo(merge, stays.id()));
            }
            case Outcome.Undone undone -> throw new IllegalStateException("That was a merge");
            case Outcome.Refused(var why) -> Toast.error(text("account.merge.refused." + why));
        }
    }

    private static AccountMerges.Seen seen(AccountList.Row account) {
        return new AccountMerges.Seen(account.id(), account.version());
    }

    /// Takes a merge back and shows the account that stayed.
    void undo(UUID merge, UUID kept) {
        switch (merges.undo(viewer, merge)) {
            case Outcome.Undone(var fields, var records) -> {
                UI.getCurrent().navigate("accounts/" + kept);
                var stays = new ArrayList<String>();
                fields.forEach(field -> stays.add(label(field)));
                stays.addAll(records);
                Toast.show(stays.isEmpty()
                        ? text("account.merge.undone")
                        : text("account.merge.undone-but", stays.size(), String.join(", ", stays)));
            }
            case Outcome.Merged merged -> throw new IllegalStateException("That was an undoing");
            case Outcome.Refused(var why) -> Toast.error(text("account.merge.refused." + why));
        }
    }

    /// How a field is called.
    String label(String field) {
        return FieldWriting.keyOf(field).map(key -> list.own().label(key, viewer.locale()))
                .orElseGet(() -> text("account.field." + field));
    }

    /// Accounts that may be the same.
    List<AccountChoices.Alike> alike(AccountList.Row account) {
        return choices.alike(account.name()).stream().filter(each -> !each.id().equals(account.id())).toList();
    }

    /// Accounts whose names say that they are the same company.
    List<AccountChoices.Alike> duplicates(AccountList.Row account) {
        return alike(account).stream().filter(each -> CompanyName.isSame(each.name(), account.name())).toList();
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
