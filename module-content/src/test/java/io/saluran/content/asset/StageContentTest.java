package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.content.asset.StageContent.Offer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C4")
class StageContentTest {

    private final ContentData data = new ContentData();
    private final StageContent content = new StageContent(data.db);

    @BeforeEach
    void fill() {
        asset("For any", null, null, "en", "middle");
        asset("For meters", "Line meter set", null, "en", "middle");
        asset("For meters in rubber", "line meter set", "Rubber and plastics", "en", "middle");
        asset("For food", null, "Food and beverage", "en", "middle");
        asset("Untuk semua", null, null, "ms", "middle");
        asset("Newest for any", null, null, "en", "middle");
        asset("At the top", null, null, "en", "top");
    }

    @AfterEach
    void close() {
        data.close();
    }

    private void asset(String title, @Nullable String product, @Nullable String industry, String language,
            String funnel) {
        data.published(
                new AssetDetails(title, "", data.types.named("E-book").orElseThrow().id(), funnel, language, null,
                        product, industry, List.of()));
    }

    private List<String> offered(Map<String, String> facts) {
        return content.of(data.rep, facts).offers().stream().map(Offer::asset).map(AssetRow::title).toList();
    }

    @Test
    void what_is_made_for_the_product_and_industry_comes_first_then_the_newest_and_nothing_for_others() {
        assertThat(
                offered(Map.of("funnel", "interest", "product", "Line meter set", "industry", "Rubber and plastics")))
                .containsExactly("For meters in rubber", "For meters", "Newest for any", "For any", "Untuk semua");
    }

    @Test
    void a_deal_of_which_nothing_is_known_is_offered_all_of_its_stage() {
        assertThat(offered(Map.of("funnel", "interest"))).containsExactly("Newest for any", "For food",
                "For meters in rubber", "For meters", "For any", "Untuk semua");
    }

    @Test
    void a_reader_of_malay_gets_what_is_in_malay_first_among_what_fits_as_well() {
        var malay = data.person("Siti", Set.of(AssetPermissions.READ), Locale.of("ms"));

        assertThat(content.of(malay, Map.of("funnel", "interest", "product", "Line meter set")).offers())
                .extracting(offer -> offer.asset().title())
                .startsWith("For meters in rubber", "For meters", "Untuk semua");
    }

    @Test
    void every_stage_of_the_buyer_has_its_part_of_the_funnel() {
        assertThat(List.of("awareness", "interest", "decision", "action", "", "unknown")).map(Funnel::ofStage)
                .containsExactly("top", "middle", "bottom", "bottom", "", "");
        assertThat(offered(Map.of("funnel", "awareness"))).containsExactly("At the top");
        assertThat(offered(Map.of())).isEmpty();
    }

    @Test
    void where_nothing_fits_it_is_known_how_much_there_is_for_others() {
        var offers = content.of(data.rep, Map.of("funnel", "decision", "product", "Fuel level sensor"));

        assertThat(offers.offers()).isEmpty();
        assertThat(offers.all()).isZero();
        assertThat(content.of(data.rep, Map.of("funnel", "interest")).all()).isEqualTo(6);
    }
}
