package io.saluran.platform.view;

import io.saluran.db.Viewer;
import io.saluran.platform.view.SavedViews.SavedView;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/// The saved views of all people, for what changes for the whole company at once, as the currency in which amounts are.
/// A bundle needs the permission `settings.write`.
@ProviderType
public interface CompanyViews {

    /// Gives views of a place other parameters, whoever's they are, in one transaction of its own. May be called on any
    /// thread; the views are locked meanwhile. Whoever calls it has asked whether the viewer may do what it is done for.
    ///
    /// @param by gives a view as it is from now on; only its parameters are taken, and nothing is written for one that
    ///            stays as it is
    /// @return how many were changed
    int rewrite(Viewer viewer, String place, UnaryOperator<SavedView> by);
}
