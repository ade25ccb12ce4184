package io.saluran.content.asset;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.component.Lucide;

/// The picture of an asset: the image itself where it is one and not large, otherwise a drawing of its type in the colour
/// of its funnel stage.
final class Cover extends Div {

    private static final long serialVersionUID = 1;
    private static final long LARGEST_IMAGE = 600_000;

    Cover(AssetDesk desk, AssetRow asset) {
        addClassNames("s-thumb", Funnel.cssClass(asset.funnel()));
        getElement().setAttribute("aria-hidden", "true");
        var bytes = asset.bytes();
        if (asset.showsImage() && bytes != null && bytes <= LARGEST_IMAGE) {
            var image = new Image(new AssetDownload(desk, asset.id(), true), "");
            image.getElement().setAttribute("loading", "lazy");
            add(image);
            return;
        }
        var drawing = drawing(asset.cover());
        if (drawing.isEmpty()) {
            add(Lucide.icon(asset.cover()));
        } else {
            var drawn = new Span();
            drawn.addClassNames("s-drawing", drawing);
            add(drawn);
        }
    }

    /// The class of the drawing; empty where there is none.
    private static String drawing(String cover) {
        return switch (cover) {
            case "newspaper", "file-text", "book-open", "scroll-text" -> "text";
            case "chart-column-decreasing" -> "bars";
            case "circle-play", "monitor-play" -> "play";
            case "chart-pie" -> "rings";
            case "messages-square" -> "talk";
            case "calculator" -> "keys";
            case "flask-conical", "ticket" -> "ticket";
            default -> "";
        };
    }
}
