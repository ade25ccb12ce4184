package io.saluran.pipeline.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P8")
class CompanyNameTest {

    @Test
    void legal_forms_accents_and_signs_make_no_other_company() {
        assertThat(CompanyName.isSame("Gemilang Sdn. Bhd.", "GEMILANG")).isTrue();
        assertThat(CompanyName.isSame("Café Rimba Co., Ltd", "Cafe Rimba")).isTrue();
        assertThat(CompanyName.isSame("Ali's Kedai", "Alis Kedai Berhad")).isTrue();
    }

    @Test
    void another_word_does() {
        assertThat(CompanyName.isSame("Gemilang", "Gemilang Klang")).isFalse();
        assertThat(CompanyName.isSame("Sdn Bhd", "Ltd")).isFalse();
    }
}
