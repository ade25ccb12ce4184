package io.saluran.pipeline.deal;

import java.time.LocalDate;
import java.util.function.Function;

/// What is wrong with a deal, in a person's words; the same on its card and on its page.
record RipenessWords(DealBoardWords.Words text, Function<LocalDate, String> date) {

    String of(Ripeness wrong) {
        return switch (wrong) {
            case Ripeness.Rotting(var days) -> text("deal.rotting", days);
            case Ripeness.DatePassed(var passed) -> text("deal.date-passed", date.apply(passed));
            case Ripeness.NoNextStep() -> text("deal.no-next-step");
            case Ripeness.Slow(var days, var usual) -> text("deal.slow", days, usual);
            case Ripeness.Fine() -> "";
        };
    }

    private String text(String key, Object... arguments) {
        return text.of(key, arguments);
    }
}
