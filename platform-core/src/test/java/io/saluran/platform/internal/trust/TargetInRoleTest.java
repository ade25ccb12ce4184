package io.saluran.platform.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.importing.ImportTarget;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TargetInRoleTest {

    @Test
    void everything_that_a_target_can_say_is_passed_on() {
        assertThat(ImportTarget.class.getMethods()).allSatisfy(method -> assertThat(
                TargetInRole.class.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass())
                .as(method + " is answered by its default and not by the bundle's target")
                .isEqualTo(TargetInRole.class));
        assertThat(Arrays.stream(ImportTarget.class.getMethods()).filter(method -> method.isDefault())).isNotEmpty();
    }
}
