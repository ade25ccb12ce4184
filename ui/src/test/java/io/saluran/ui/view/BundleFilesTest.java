package io.saluran.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X1")
class BundleFilesTest {

    @Test
    void a_class_that_is_in_no_bundle_has_no_files_for_browsers() {
        // What a running bundle gets is looked at in the example's browser test.
        assertThat(BundleFiles.address(BundleFilesTest.class, "map-v1.js")).isEmpty();
    }
}
