package io.saluran.ui.component;

/// What a colour says. It is never said by colour alone: a word stands with it.
public enum Tone {
    NEUTRAL(""), WON("won"), LOST("lost"), OVERDUE("over"), WARNING("warn"), INFO("info"), BRAND("brand");

    private final String cssClass;

    Tone(String cssClass) {
        this.cssClass = cssClass;
    }

    String cssClass() {
        return cssClass;
    }
}
