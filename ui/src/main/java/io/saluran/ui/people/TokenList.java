package io.saluran.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Style;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.rest.Tokens;
import io.saluran.platform.internal.rest.Tokens.Token;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import java.time.Clock;
import java.util.List;

/// A person's own tokens for programs: those in force, a way to make one and to end one.
public final class TokenList extends Div {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Tokens tokens;
    private final transient Formats formats;
    private final transient Clock clock;
    private final Div rows = new Div();

    public TokenList(Viewer viewer, Tokens tokens, Formats formats, Clock clock) {
        this.viewer = viewer;
        this.tokens = tokens;
        this.formats = formats;
        this.clock = clock;
        addClassName("s-stack");
        var make = new Button(getTranslation("profile.token.make"), Lucide.icon("plus"),
                click -> new NewTokenDialog(viewer, tokens, this::show).open());
        make.getStyle().setAlignSelf(Style.AlignSelf.START);
        add(new Paragraph(getTranslation("profile.tokens.about")), rows, make);
        show();
    }

    private void show() {
        var inForce = tokens.of(viewer.person()).stream().filter(token -> token.inForce(clock.instant())).toList();
        rows.removeAll();
        rows.add(inForce.isEmpty()
                ? List.of(muted(getTranslation("profile.tokens.none")))
                : inForce.stream().map(this::row).toList());
    }

    private Component row(Token token) {
        var locale = getLocale();
        var name = new Span(token.name());
        name.addClassName("s-medium");
        var expires = token.expiresAt();
        var used = token.lastUsedAt();
        var about = String.join(" · ", getTranslation("profile.token.scope." + (token.scope() == Tokens.Scope.READ
                ? "read"
                : "write")),
                expires == null
                        ? getTranslation("profile.token.for-ever")
                        : getTranslation("profile.token.until",
                                formats.date(expires.atZone(viewer.zone()).toLocalDate(), locale)),
                used == null
                        ? getTranslation("profile.token.unused")
                        : getTranslation("profile.token.used", formats.time(used, viewer.zone(), locale)));
        var text = new Div(new Div(name), muted(about));
        text.addClassName("s-grow");
        var end = new Button(getTranslation("profile.token.end"), click -> confirm(token));
        end.addThemeVariants(ButtonVariant.SMALL);
        end.setAriaLabel(getTranslation("profile.token.end-named", token.name()));
        var row = new Div(text, end);
        row.addClassName("s-row");
        return row;
    }

    private static Component muted(String text) {
        var span = new Div(text);
        span.addClassNames("s-muted", "s-small");
        return span;
    }

    /// Asked for, since a secret that was ended cannot be brought back.
    private void confirm(Token token) {
        var ask = new ConfirmDialog(getTranslation("profile.token.end-named", token.name()),
                getTranslation("profile.token.end.about"), getTranslation("profile.token.end"), confirmed -> {
                    tokens.revoke(viewer, viewer.person(), token.id());
                    show();
                    Toast.show(getTranslation("profile.token.ended", token.name()));
                });
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("ui.cancel"));
        ask.setConfirmButtonTheme("error primary");
        ask.open();
    }
}
