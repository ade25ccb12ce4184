package io.saluran.content.asset;

import java.util.List;

/// The part of the funnel that content is made for.
enum Funnel {
    TOP("tofu"), MIDDLE("mofu"), BOTTOM("bofu");

    static final List<String> WORDS = List.of("top", "middle", "bottom");

    private final String cssClass;

    Funnel(String cssClass) {
        this.cssClass = cssClass;
    }

    static String cssClass(String word) {
        return switch (word) {
            case "top" -> TOP.cssClass;
            case "middle" -> MIDDLE.cssClass;
            default -> BOTTOM.cssClass;
        };
    }

    /// The part that helps a buyer on who is at this stage; empty for a stage that is not known. Who decides and who
    /// acts both need what makes the choice safe: the bottom.
    ///
    /// @param stage `awareness`, `interest`, `decision` or `action`
    static String ofStage(String stage) {
        return switch (stage) {
            case "awareness" -> "top";
            case "interest" -> "middle";
            case "decision", "action" -> "bottom";
            default -> "";
        };
    }
}
