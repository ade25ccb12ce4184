package example.rimba.competitors;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.view.BundleFiles;

/// What was won against a competitor, in words and as a bar. The bar is an element of our own, from `static`.
final class WinRate extends Div {

    private static final long serialVersionUID = 1;

    /// The element of `static/win-rate-v1.js`.
    @Tag("rimba-win-rate-v1")
    private static final class Bar extends com.vaadin.flow.component.Component {

        private static final long serialVersionUID = 1;

        Bar(int won, int lost) {
            getElement().setAttribute("won", Integer.toString(won));
            getElement().setAttribute("lost", Integer.toString(lost));
        }

        @Override
        protected void onAttach(AttachEvent attached) {
            BundleFiles.address(WinRate.class, "win-rate-v1.js").ifPresent(attached.getUI().getPage()::addJsModule);
        }
    }

    WinRate(int won, int lost) {
        addClassNames("s-stack", "tight");
        var words = new Span(won + lost == 0
                ? getTranslation("competitors.win-rate.none")
                : getTranslation("competitors.win-rate.of", won, won + lost));
        words.addClassNames("s-small", "s-num");
        add(words);
        if (won + lost > 0) {
            add(new Bar(won, lost));
        }
    }
}
