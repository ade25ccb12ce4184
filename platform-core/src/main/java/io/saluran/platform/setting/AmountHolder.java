package io.saluran.platform.setting;

import org.osgi.annotation.versioning.ConsumerType;

/// Says whether a bundle keeps amounts in the reporting currency. Register one as an OSGi service if your tables have
/// such amounts: while any holder answers yes, the company's currency cannot be changed, for then every amount would mean
/// something else.
@ConsumerType
public interface AmountHolder {

    /// Asked when an administrator opens the company's settings; may query, in well under a second.
    boolean holdsAmounts();
}
