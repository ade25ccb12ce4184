package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X9")
class DemoStateTest {

    @Test
    void a_part_whose_bundle_did_not_start_is_still_to_be_made_and_the_others_are_not() {
        var state = DemoState.read(DemoState.made(List.of("demo.pipeline", "demo.people")));

        assertThat(state.made()).isTrue();
        assertThat(state.lacks("handbook.demo")).isTrue();
        assertThat(state.lacks("demo.pipeline")).isFalse();
        assertThat(state.lacks("demo.people")).isFalse();
    }

    @Test
    void a_home_that_did_not_note_its_parts_is_never_filled_twice() {
        var state = DemoState.read("made");

        assertThat(state.made()).isTrue();
        assertThat(state.lacks("demo.pipeline")).isFalse();
    }

    @Test
    void an_empty_home_lacks_everything() {
        assertThat(DemoState.read("").lacks("demo.people")).isTrue();
        assertThat(DemoState.read("").made()).isFalse();
        assertThat(DemoState.read("").begun()).isFalse();
    }

    @Test
    void one_that_was_cut_off_is_neither_whole_nor_empty() {
        assertThat(DemoState.read("begun").begun()).isTrue();
        assertThat(DemoState.read("begun").made()).isFalse();
    }
}
