package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.server.VaadinService;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.guard.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes views, those of bundles and our own: a constructor's parameters are the viewer, services, and classes of the
/// view's bundle that are made in the same way.
///
/// Services that were taken for a page are given back when the page is left.
final class BundleInstantiator extends DefaultInstantiator {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(BundleInstantiator.class);

    private final transient UiHost host;

    BundleInstantiator(VaadinService service) {
        super(service);
        host = UiHost.of(service.getContext());
    }

    @Override
    public <T extends HasElement> T createRouteTarget(Class<T> routeTarget, NavigationEvent event) {
        return create(routeTarget);
    }

    @Override
    public <T extends Component> T createComponent(Class<T> componentClass) {
        return create(componentClass);
    }

    @Override
    public I18NProvider getI18NProvider() {
        return new TextsProvider(host.texts());
    }

    private <T> T create(Class<T> type) {
        var bundle = FrameworkUtil.getBundle(type);
        var context = bundle == null ? host.framework().context() : bundle.getBundleContext();
        var making = new Making(context, new ArrayList<>());
        var made = bundle == null ? making.make(type) : guarded(making, type);
        if (made instanceof Component component) {
            component.addDetachListener(detached -> making.giveBack());
        }
        return made;
    }

    private <T> T guarded(Making making, Class<T> type) {
        var guard = host.framework().guard();
        var calls = host.views().calls(type).orElseGet(() -> guard.calls(Kind.EVENT_ON_PAGE, type));
        try {
            return guard.begin(calls, type.getClassLoader(), () -> making.make(type));
        } catch (RuntimeException problem) {
            throw problem;
        } catch (Exception problem) {
            throw new IllegalStateException(type.getName() + " cannot be made", problem);
        }
    }

    private record Making(BundleContext context, List<ServiceReference<?>> taken) {

        <T> T make(Class<T> type) {
            var constructor = constructor(type);
            var parameters = constructor.getParameterTypes();
            var arguments = new @Nullable Object[parameters.length];
            for (int i = 0; i < parameters.length; i++) {
                arguments[i] = argument(parameters[i], type);
            }
            try {
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException problem) {
                if (problem.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(type.getName() + " cannot be made", problem.getCause());
            } catch (ReflectiveOperationException problem) {
                throw new IllegalStateException(type.getName() + " cannot be made", problem);
            }
        }

        private Object argument(Class<?> parameter, Class<?> owner) {
            if (parameter == Viewer.class) {
                return CurrentViewer.require();
            }
            if (parameter == UiHost.class) {
                return UiHost.current();
            }
            var reference = context.getServiceReference(parameter);
            if (reference != null) {
                var service = context.getService(reference);
                if (service != null) {
                    taken.add(reference);
                    return service;
                }
            }
            var concrete = !parameter.isInterface() && !Modifier.isAbstract(parameter.getModifiers());
            if (concrete && owner.getClassLoader().equals(parameter.getClassLoader())) {
                return make(parameter);
            }
            throw new IllegalStateException(owner.getName() + " needs " + parameter.getName()
                    + ", which no running bundle offers, or which its bundle was not granted");
        }

        @SuppressWarnings("unchecked") // the constructors of a class make its instances
        private static <T> Constructor<T> constructor(Class<T> type) {
            var constructors = type.getDeclaredConstructors();
            if (constructors.length != 1) {
                throw new IllegalStateException(type.getName() + " must have one constructor");
            }
            constructors[0].setAccessible(true);
            return (Constructor<T>) constructors[0];
        }

        void giveBack() {
            try {
                taken.forEach(context::ungetService);
            } catch (IllegalStateException stopped) {
                // The bundle of the page has stopped since, and the framework gave back all that it had taken.
                LOG.debug("Nothing to give back", stopped);
            }
            taken.clear();
        }
    }
}
