package io.saluran.pipeline.record;

import io.saluran.platform.testing.DataAccessRules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class DataAccessTest {

    @Test
    void accounts_and_contacts_are_reached_through_the_viewer() {
        DataAccessRules.check("io.saluran.pipeline.account");
        DataAccessRules.check("io.saluran.pipeline.contact");
        DataAccessRules.check("io.saluran.pipeline.record");
    }
}
