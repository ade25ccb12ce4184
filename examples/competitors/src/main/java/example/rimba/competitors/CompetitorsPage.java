package example.rimba.competitors;

import com.vaadin.flow.component.Component;
import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.Optional;

/// The page of competitors, and its line in the navigation.
@org.osgi.service.component.annotations.Component
public final class CompetitorsPage implements ViewContribution {

    @Override
    public Class<? extends Component> view() {
        return CompetitorsView.class;
    }

    @Override
    public String permission() {
        return CompetitorPermissions.READ;
    }

    @Override
    public Optional<NavigationEntry> navigation() {
        return Optional.of(new NavigationEntry("sell", "competitors.title", "swords", 900, false));
    }
}
