package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.dist.LivePlatform.Asker;
import io.saluran.dist.Rest.Operation;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.search.SearchProvider;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What people and programs look for is a text and never a pattern, and what they sort and narrow by is a known name and
/// never SQL: at every search and every list of the registries.
@Tag("X5")
@ExtendWith(LivePlatform.Shared.class)
class HostileQueriesIT {

    /// Everything, if a sign were more than a sign.
    private static final List<String> PATTERNS = List.of("%%", "__", "\\\\", "%_%", "zzq' || '1", "zzq') || true --");
    private static final List<String> NAMES = List.of("name'", "name desc", "id; drop table deal",
            "name, (select pg_sleep(9))", "owner_id) or (1=1");
    private static final String LITERAL = "zz50%off\\";
    private static final int WRONG = 400;
    private static final int DONE = 200;
    private static final int MANY = 50;

    private static LivePlatform live;
    private static Asker asker;

    @BeforeAll
    static void make_records_with_signs_in_their_names(LivePlatform given) {
        live = given;
        asker = live.asker("Searcher", "own", live.permissions());
        live.platform().db().write(sql -> MarkedRecords.make(sql, LITERAL, asker.id()));
        live.platform().db().write(sql -> MarkedRecords.make(sql, "zz50 percent off", asker.id()));
    }

    private static List<Operation> lists(Rest rest) {
        return rest.operations().stream().filter(each -> each.reads() && !each.named()).toList();
    }

    private static String query(String name, String value) {
        return "?" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static JsonNode items(String body) {
        try {
            return new ObjectMapper().readTree(body).path("items");
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    @Test
    void no_search_takes_a_sign_for_any_sign() {
        try (var providers = Contributions.of(live.platform().framework().context(), SearchProvider.class)) {
            assertThat(providers.services()).isNotEmpty();
            for (var provider : providers.services()) {
                for (var pattern : PATTERNS) {
                    assertThat(provider.search(live.viewer(live.chief()), pattern, MANY))
                            .as(Answers.name(provider) + " " + pattern)
                            .allSatisfy(hit -> assertThat(hit.title() + hit.detail()).contains(pattern));
                }
            }
        }
    }

    @Test
    void a_search_for_signs_finds_what_has_them() {
        var found = new ArrayList<String>();
        try (var providers = Contributions.of(live.platform().framework().context(), SearchProvider.class)) {
            for (var provider : providers.services()) {
                provider.search(live.viewer(asker), LITERAL, MANY).forEach(hit -> found.add(hit.title()));
            }
        }
        // Those that look for words find other things too.
        assertThat(found).anyMatch(title -> title.contains(LITERAL)).noneMatch(title -> title.contains("zz50 percent"));
    }

    @Test
    void no_list_takes_a_sign_for_any_sign() {
        try (var rest = new Rest(live.address())) {
            var searched = new ArrayList<Operation>();
            for (var list : lists(rest)) {
                var always = rest.call(list, list.path(), live.chief().token()).body();
                for (var pattern : PATTERNS) {
                    var answer = rest.call(list, list.path() + query("q", pattern), live.chief().token());
                    assertThat(answer.statusCode()).as(list + " " + pattern).isIn(DONE, WRONG);
                    // One that cannot be searched is as it always is, or says so.
                    if (answer.statusCode() == DONE && !answer.body().equals(always)) {
                        searched.add(list);
                        assertThat(items(answer.body())).as(list + " " + pattern).allSatisfy(item -> assertThat(
                                item.toString().replace("\\\\", "\\").replace("\\\"", "\"")).contains(pattern));
                    }
                }
            }
            assertThat(searched).extracting(Operation::path).contains("/deals", "/accounts", "/contacts");
        }
    }

    @Test
    void what_a_list_is_sorted_and_narrowed_by_is_one_of_its_own_names() {
        try (var rest = new Rest(live.address())) {
            for (var list : lists(rest)) {
                for (var name : NAMES) {
                    for (var query : List.of(query("sort", name), query("sort", "-" + name), query(name, "x"))) {
                        var answer = rest.call(list, list.path() + query, live.chief().token());
                        assertThat(answer.statusCode()).as(list + query + " " + answer.body()).isIn(WRONG, DONE);
                        if (answer.statusCode() == DONE) {
                            // One that cannot be sorted or narrowed is as it always is.
                            assertThat(answer.body()).as(list + query)
                                    .isEqualTo(rest.call(list, list.path(), live.chief().token()).body());
                        }
                    }
                }
            }
        }
    }
}
