package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.select.Select;
import io.saluran.content.asset.AssetFilter.Facet;
import io.saluran.content.asset.AssetLibrary.Count;
import io.saluran.content.asset.AssetLibrary.Facets;
import io.saluran.content.asset.AssetLibrary.Sort;
import io.saluran.content.asset.AssetTypes.AssetType;
import io.saluran.ui.component.Lucide;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Narrows the library: the funnel switch with counts, a chip for each facet that is chosen, the way to choose more, and
/// the order.
final class LibraryBar extends Div {

    private static final long serialVersionUID = 1;

    private final transient LibraryAddress address;
    private final transient Facets facets;
    private final transient List<AssetType> types;
    private final transient Consumer<LibraryAddress> go;

    LibraryBar(LibraryAddress address, Facets facets, List<AssetType> types, boolean mayWrite,
            Consumer<LibraryAddress> go) {
        this.address = address;
        this.facets = facets;
        this.types = types;
        this.go = go;
        addClassName("s-bar");
        add(funnel());
        address.filter().chosen().forEach((facet, value) -> {
            if (facet != Facet.FUNNEL) {
                add(chip(facet, value));
            }
        });
        var more = new NativeButton();
        more.add(Lucide.icon("plus"), new Span(getTranslation("library.filter")));
        more.addClassNames("s-chip", "add");
        var popover = new Popover(choices(mayWrite));
        popover.setTarget(more);
        popover.setModal(true);
        popover.setAriaLabel(getTranslation("library.filter"));
        var room = new Div();
        room.addClassName("s-grow");
        add(more, popover, room, sort());
    }

    private Component funnel() {
        var seg = new Div(part(null, getTranslation("asset.funnel.all"), facets.sum(Facet.FUNNEL)));
        seg.addClassName("s-seg");
        seg.getElement().setAttribute("role", "group");
        seg.getElement().setAttribute("aria-label", getTranslation("asset.field.funnel"));
        Funnel.WORDS.forEach(each -> seg.add(part(each, AssetWords.funnel(each), facets.count(Facet.FUNNEL, each))));
        return seg;
    }

    private NativeButton part(@Nullable String funnel, String label, long count) {
        var part = new NativeButton("", click -> go.accept(address.with(address.filter().with(Facet.FUNNEL, funnel))));
        if (funnel != null) {
            var dot = new Span();
            dot.addClassNames("s-dot", Funnel.cssClass(funnel));
            part.add(dot);
        }
        var number = new Span(Long.toString(count));
        number.addClassNames("s-num", "s-muted");
        part.add(new Span(label), number);
        part.getElement().setAttribute("aria-pressed",
                Boolean.toString(java.util.Objects.equals(funnel, address.filter().get(Facet.FUNNEL))));
        return part;
    }

    private NativeButton chip(Facet facet, String value) {
        var words = new Span(words(facet, value));
        words.addClassName("s-strong");
        var remove = new Span(Lucide.icon("x"));
        remove.addClassName("remove");
        var chip = new NativeButton("", click -> go.accept(address.with(address.filter().with(facet, null))));
        chip.add(new Span(getTranslation("asset.field." + facet.word())), words, remove);
        chip.addClassName("s-chip");
        chip.getElement().setAttribute("aria-label", getTranslation("library.filter.remove",
                getTranslation("asset.field." + facet.word()), words(facet, value)));
        return chip;
    }

    private Div choices(boolean mayWrite) {
        var fields = new Div();
        fields.addClassNames("s-stack", "s-filter");
        for (var facet : Facet.values()) {
            var counts = facets.of(facet);
            if (facet != Facet.FUNNEL && (facet != Facet.STATE || mayWrite) && !counts.isEmpty()) {
                fields.add(choice(facet, counts));
            }
        }
        return fields;
    }

    private ComboBox<Count> choice(Facet facet, List<Count> counts) {
        var box = new ComboBox<Count>(getTranslation("asset.field." + facet.word()));
        box.setItems(counts);
        box.setItemLabelGenerator(count -> getTranslation("library.filter.count", words(facet, count.value()),
                count.count()));
        box.setClearButtonVisible(true);
        counts.stream().filter(count -> count.value().equals(address.filter().get(facet))).findFirst()
                .ifPresent(box::setValue);
        box.addValueChangeListener(chosen -> {
            var count = chosen.getValue();
            go.accept(address.with(address.filter().with(facet, count == null ? null : count.value())));
        });
        return box;
    }

    /// A value of a facet as people read it.
    private String words(Facet facet, String value) {
        return switch (facet) {
            case FUNNEL -> AssetWords.funnel(value);
            case TYPE -> types.stream().filter(type -> type.name().equalsIgnoreCase(value))
                    .map(type -> AssetWords.type(type.name(), type.textKey())).findFirst().orElse(value);
            case LANGUAGE -> AssetWords.language(value);
            case STATE -> AssetState.of(value).map(state -> AssetWords.state(state.word())).orElse(value);
            case KIND -> value.equals("file") || value.equals("link") ? getTranslation("asset.kind." + value) : value;
            case PRODUCT, INDUSTRY, PERSONA, TAG -> value;
        };
    }

    private Select<Sort> sort() {
        var sort = new Select<Sort>();
        sort.setItems(address.filter().text().isEmpty()
                ? List.of(Sort.NEWEST, Sort.CHANGED, Sort.TITLE)
                : List.of(Sort.values()));
        sort.setItemLabelGenerator(each -> getTranslation("library.sort." + LibraryAddress.word(each)));
        sort.setAriaLabel(getTranslation("library.sort"));
        sort.setValue(address.order());
        sort.addThemeName("small");
        sort.addClassNames("s-sort", "s-hide-phone");
        sort.addValueChangeListener(chosen -> go.accept(address.sorted(chosen.getValue())));
        return sort;
    }
}
