package io.saluran.ui.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Style;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Roles;
import io.saluran.platform.internal.people.Roles.Role;
import io.saluran.platform.internal.people.Roles.Width;
import io.saluran.platform.right.Permission;
import io.saluran.platform.text.Texts;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import java.util.Comparator;
import java.util.List;

/// The table of permissions and roles; a tick is kept at once.
final class RoleMatrix extends NativeTable {

    private static final long serialVersionUID = 1;
    /// By bundle and thing; what looks stands before what changes, and what deletes is last.
    private static final Comparator<Permission> ORDER = Comparator
            .comparing((Permission permission) -> permission.key().substring(0, permission.key().lastIndexOf('.')))
            .thenComparingInt(permission -> weight(permission.key()));

    private final transient Viewer viewer;
    private final transient Roles roles;
    private final transient Texts texts;
    private final transient List<Role> columns;
    private final transient Runnable changed;

    RoleMatrix(Viewer viewer, Roles roles, Texts texts, List<Role> columns, List<Permission> permissions,
            Runnable changed) {
        this.viewer = viewer;
        this.roles = roles;
        this.texts = texts;
        this.columns = columns;
        this.changed = changed;
        addClassNames("s-table", "full");
        var head = new NativeTableHeader();
        head.add(headings(), widths());
        add(head, body(permissions));
    }

    private static int weight(String key) {
        return switch (key.substring(key.lastIndexOf('.') + 1)) {
            case "read" -> 0;
            case "write" -> 1;
            case "delete" -> 3;
            default -> 2;
        };
    }

    private NativeTableRow headings() {
        var row = new NativeTableRow();
        var first = new NativeTableHeaderCell(getTranslation("roles.permission"));
        first.getElement().setAttribute("scope", "col");
        row.add(first);
        for (var role : columns) {
            var cell = new NativeTableHeaderCell();
            cell.getElement().setAttribute("scope", "col");
            var name = new Span(RoleWords.name(this, role));
            name.addClassName("s-medium");
            var count = new Div(getTranslation("roles.people", role.people()));
            count.addClassNames("s-small", "s-muted");
            cell.add(name);
            if (role.builtIn() == null) {
                cell.add(change(role));
            }
            cell.add(count);
            row.add(cell);
        }
        return row;
    }

    private Button change(Role role) {
        var change = new Button(Lucide.icon("pencil"),
                click -> new RoleDialog(viewer, roles, role, changed).open());
        change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        change.getElement().getThemeList().add("icon");
        change.setAriaLabel(getTranslation("people.edit-named", role.name()));
        return change;
    }

    private NativeTableRow widths() {
        var row = new NativeTableRow();
        row.add(about(getTranslation("roles.width"), getTranslation("roles.width.about"), new NativeTableHeaderCell()));
        for (var role : columns) {
            row.add(new NativeTableCell(width(role)));
        }
        return row;
    }

    private Select<Width> width(Role role) {
        var width = new Select<Width>();
        width.setItems(Width.values());
        width.setItemLabelGenerator(each -> getTranslation("roles.width." + each));
        width.setValue(role.width());
        width.setAriaLabel(getTranslation("roles.width.of", RoleWords.name(this, role)));
        width.setReadOnly(role.isAdministrator());
        width.setWidth("7.5rem");
        width.getElement().getThemeList().add("small");
        width.addValueChangeListener(change -> {
            roles.show(viewer, role.id(), change.getValue());
            Toast.show(getTranslation("people.saved", RoleWords.name(this, role)));
        });
        return width;
    }

    private NativeTableBody body(List<Permission> permissions) {
        var body = new NativeTableBody();
        var group = "";
        for (var permission : permissions.stream().sorted(ORDER).toList()) {
            var bundle = permission.key().substring(0, permission.key().indexOf('.'));
            if (!bundle.equals(group)) {
                group = bundle;
                body.add(group(bundle));
            }
            body.add(line(permission));
        }
        return body;
    }

    private NativeTableRow group(String bundle) {
        var key = "permission.group." + bundle;
        var cell = new NativeTableHeaderCell(texts.knows(key) ? getTranslation(key) : bundle);
        cell.getElement().setAttribute("colspan", Integer.toString(columns.size() + 1));
        cell.getElement().setAttribute("scope", "rowgroup");
        return new NativeTableRow(cell);
    }

    private NativeTableRow line(Permission permission) {
        var key = "permission." + permission.key();
        var title = texts.knows(key) ? getTranslation(key) : permission.key();
        var about = texts.knows(key + ".about") ? getTranslation(key + ".about") : "";
        var row = new NativeTableRow(about(title, about, new NativeTableHeaderCell()));
        for (var role : columns) {
            row.add(new NativeTableCell(tick(role, permission.key(), title)));
        }
        return row;
    }

    private static NativeTableHeaderCell about(String title, String about, NativeTableHeaderCell cell) {
        cell.getElement().setAttribute("scope", "row");
        cell.getStyle().setWhiteSpace(Style.WhiteSpace.NORMAL).setMinWidth("16rem");
        var name = new Div(title);
        name.addClassName("s-medium");
        var more = new Div(about);
        more.addClassNames("s-small", "s-muted");
        cell.add(name, more);
        return cell;
    }

    private Checkbox tick(Role role, String permission, String title) {
        var tick = new Checkbox(role.isAdministrator() || role.allowed().contains(permission));
        tick.setAriaLabel(getTranslation("roles.tick", title, RoleWords.name(this, role)));
        tick.setEnabled(!role.isAdministrator());
        tick.addValueChangeListener(change -> roles.permit(viewer, role.id(), permission, change.getValue()));
        return tick;
    }
}
