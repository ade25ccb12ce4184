package io.saluran.platform.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.internal.people.Invitations;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.testing.TestPeople;
import io.saluran.platform.testing.TestTexts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class PasswordLettersTest extends MailCase {

    private static final Pattern LINK = Pattern.compile("https://saluran\\.aliran\\.example/invitation/(\\S+)");

    private TestPeople people;
    private Invitations invitations;
    private PasswordLetters letters;

    @BeforeEach
    void people() {
        people = TestPeople.in(db);
        invitations = new Invitations(db, audit, events, clock);
        letters = new PasswordLetters(new PasswordLetters.Services(db, mail(OutboxMail.HOST), servers, outbox,
                invitations, TestTexts.ofClassPath(), new CompanySettings(db, audit, events)));
        servers.choose(ADMIN, server(PASSWORD));
    }

    private List<String> texts() throws Exception {
        deliver();
        return Arrays.stream(post.getReceivedMessages()).map(message -> {
            try {
                return message.getContent().toString();
            } catch (Exception problem) {
                throw new IllegalStateException(problem);
            }
        }).toList();
    }

    private static String secret(String text) {
        var found = LINK.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    @Test
    void an_invitation_is_sent_in_the_language_of_whom_it_is_for_and_its_link_works() throws Exception {
        var mei = people.person("Mei Ling", "mei@aliran.example", "an old phrase");
        db.write(sql -> sql.execute("update platform.person set language = 'ms' where id = ?", mei));
        var to = letters.invite(ADMIN, invitations.invite(ADMIN, mei));

        assertThat(to).isEqualTo("mei@aliran.example");
        var text = texts().getFirst();
        assertThat(text).startsWith("Salam Mei Ling");
        assertThat(invitations.opens(secret(text))).hasValueSatisfying(
                invited -> assertThat(invited.person()).isEqualTo(mei));
    }

    @Test
    void who_forgot_the_password_gets_a_link_for_an_hour_and_keeps_the_password_until_then() throws Exception {
        people.person("Mei Ling", "mei@aliran.example", "an old phrase");
        letters.forgotten(" Mei@Aliran.example ");

        var secret = secret(texts().getFirst());
        assertThat(invitations.opens(secret)).isPresent();
        clock.pass(Duration.ofHours(1).plusSeconds(1));
        assertThat(invitations.opens(secret)).isEmpty();
    }

    @Test
    void an_address_that_nobody_has_or_that_was_just_written_to_gets_nothing() throws Exception {
        people.person("Mei Ling", "mei@aliran.example", "an old phrase");
        letters.forgotten("nobody@aliran.example");
        letters.forgotten("mei@aliran.example");
        letters.forgotten("mei@aliran.example");
        assertThat(texts()).hasSize(1);

        clock.pass(PasswordLetters.PAUSE.plusSeconds(1));
        letters.forgotten("mei@aliran.example");
        assertThat(texts()).hasSize(2);
    }

    @Test
    void who_has_left_gets_nothing() throws Exception {
        var mei = people.person("Mei Ling", "mei@aliran.example", "an old phrase");
        db.write(sql -> sql.execute("update platform.person set left_at = now() where id = ?", mei));
        letters.forgotten("mei@aliran.example");

        assertThat(texts()).isEmpty();
    }
}
