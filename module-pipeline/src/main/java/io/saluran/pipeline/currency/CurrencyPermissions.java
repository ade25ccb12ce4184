package io.saluran.pipeline.currency;

import static io.saluran.platform.right.BuiltInRole.MANAGER;

import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// Who may change rates and the reporting currency.
@Component
public final class CurrencyPermissions implements PermissionSet {

    public static final String CONFIGURE = "pipeline.currency.configure";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(CONFIGURE, MANAGER));
    }
}
