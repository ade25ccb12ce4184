/// People, teams, roles, the audit log, and what one says about oneself.
@NullMarked
package io.saluran.ui.people;

import org.jspecify.annotations.NullMarked;
