package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.BulkEdit.Effect;
import io.saluran.pipeline.deal.BulkEdit.TakenBack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What a change of many deals does, in words.
record BulkWords(DealBoardWords.Words words) {

    /// Before it is done: `34 deals change, 3 stay as they are: 2 closed, 1 so already`.
    String before(Effect effect) {
        return of("bulk.changes", effect);
    }

    /// When it was done.
    String done(Effect effect) {
        return of("bulk.changed", effect);
    }

    private String of(String key, Effect effect) {
        var changes = words.of(key, effect.changes());
        var reasons = new ArrayList<String>();
        Arrays.stream(BulkChange.Stay.values()).filter(effect.stay()::containsKey)
                .forEach(why -> reasons.add(words.of("bulk.stay." + why, effect.stay().getOrDefault(why, 0))));
        if (effect.gone() > 0) {
            reasons.add(words.of("bulk.stay.GONE", effect.gone()));
        }
        var stay = effect.gone() + effect.stay().values().stream().mapToInt(Integer::intValue).sum();
        return stay == 0
                ? changes
                : words.of("bulk.and-stay", changes, stay, reasons.stream().collect(Collectors.joining(", ")));
    }

    String takenBack(TakenBack back) {
        var done = words.of("bulk.taken-back", back.back());
        if (back.kept() == 0) {
            return done;
        }
        var names = String.join(", ", back.names());
        return words.of(back.binned() == back.kept() ? "bulk.binned" : "bulk.kept", done, back.kept(),
                names.isEmpty() ? "…" : names);
    }
}
