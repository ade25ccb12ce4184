package io.saluran.platform.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.saluran.platform.internal.mail.Outbox.State;
import io.saluran.platform.mail.Letter;
import jakarta.mail.Message.RecipientType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("X3")
class MailDeliveryTest extends MailCase {

    @Test
    void a_letter_goes_out_as_it_was_written_and_its_text_is_not_kept() throws Exception {
        servers.choose(ADMIN, server(PASSWORD));
        send(letter("mei@aliran.example"));
        assertThat(outbox.rows()).extracting(Outbox.Row::state).containsExactly(State.WAITING);
        deliver();

        var got = post.getReceivedMessages();
        assertThat(got).hasSize(1);
        assertThat(got[0].getSubject()).isEqualTo("Peta wilayah – siap");
        assertThat(got[0].getContent().toString().replace("\r\n", "\n")).contains("peta sudah siap: 100 % ✓");
        assertThat(GreenMailUtil.getAddressList(got[0].getFrom())).contains("post@aliran.example");
        assertThat(GreenMailUtil.getAddressList(got[0].getRecipients(RecipientType.TO)))
                .isEqualTo("Mei Ling <mei@aliran.example>");
        assertThat(got[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(outbox.rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(State.SENT);
            assertThat(row.bundle()).isEqualTo("example.map");
        });
        assertThat(bodies()).containsExactly((String) null);
        deliver();
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    private List<String> bodies() {
        return db.read(sql -> sql.fetch("select body from platform.mail").getValues(0, String.class));
    }

    @Test
    void a_letter_of_a_transaction_that_was_rolled_back_never_goes() throws Exception {
        servers.choose(ADMIN, server(PASSWORD));
        assertThatThrownBy(() -> db.write(sql -> {
            mail("example.map").send(sql, letter("mei@aliran.example"));
            throw new IllegalStateException("no territory");
        })).hasMessage("no territory");
        deliver();

        assertThat(post.getReceivedMessages()).isEmpty();
        assertThat(outbox.rows()).isEmpty();
    }

    @Test
    void one_that_is_not_taken_is_tried_again_after_longer_and_longer_pauses_and_fails_after_a_day() throws Exception {
        servers.choose(ADMIN, server("wrong"));
        send(letter("mei@aliran.example"));
        var pauses = new ArrayList<Duration>();
        deliver();
        for (var next = outbox.rows().getFirst().next(); next != null; next = outbox.rows().getFirst().next()) {
            pauses.add(Duration.between(clock.instant(), next));
            assertThat(outbox.rows().getFirst().state()).isEqualTo(State.WAITING);
            clock.pass(pauses.getLast().minusSeconds(1));
            deliver();
            assertThat(outbox.rows().getFirst().next()).as("not before its time").isEqualTo(next);
            clock.pass(Duration.ofSeconds(1));
            deliver();
        }

        // 1 + 5 + 15 minutes, then 1 + 4 + 8 + 12 hours: a day and a third of an hour.
        assertThat(pauses).isSorted().hasSize(7);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMinutes(25 * 60 + 21));
        assertThat(outbox.rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(State.FAILED);
            assertThat(row.attempts()).isEqualTo(8);
            assertThat(row.problem()).isNotEmpty();
        });

        servers.choose(ADMIN, server(PASSWORD));
        outbox.again(ADMIN, outbox.rows().getFirst().id());
        deliver();
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    /// A server that says this when it is told a recipient.
    private static Thread serverThat(ServerSocket socket, String says) {
        return Thread.ofVirtual().start(() -> {
            try (var line = socket.accept();
                    var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
                    var out = new PrintWriter(line.getOutputStream(), true, StandardCharsets.UTF_8)) {
                out.print("220 post\r\n");
                out.flush();
                for (var told = in.readLine(); told != null && !told.startsWith("QUIT"); told = in.readLine()) {
                    out.print((told.startsWith("RCPT") ? says : "250 fine") + "\r\n");
                    out.flush();
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"550 no such person, FAILED", "450 come back later, WAITING"})
    void what_the_server_refuses_for_good_is_not_tried_again(String says, State state) throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var served = serverThat(socket, says);
            servers.choose(ADMIN, new MailServer("127.0.0.1", socket.getLocalPort(), MailServer.Security.NONE, "", "",
                    "post@aliran.example", "https://saluran.aliran.example"));
            send(letter("mei@aliran.example"));
            deliver();
            served.join();
        }

        assertThat(outbox.rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(state);
            assertThat(row.problem()).contains(says);
        });
    }

    @Test
    void a_server_that_is_not_there_keeps_letters_waiting_and_the_reason_is_kept() throws Exception {
        servers.choose(ADMIN, server(PASSWORD));
        post.stop();
        send(letter("mei@aliran.example"));
        deliver();

        assertThat(outbox.rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(State.WAITING);
            assertThat(row.problem()).contains("127.0.0.1");
        });
    }

    @Test
    void nothing_is_sent_and_nothing_taken_while_mail_is_not_set_up() throws Exception {
        assertThat(mail("example.map").isSetUp()).isFalse();
        assertThatThrownBy(() -> send(letter("mei@aliran.example"))).hasMessageContaining("not set up");
        servers.choose(ADMIN, server(PASSWORD));
        send(letter("mei@aliran.example"));
        servers.forget(ADMIN);
        deliver();

        assertThat(outbox.rows()).extracting(Outbox.Row::state).containsExactly(State.WAITING);
    }

    @Test
    void letters_are_forgotten_after_thirty_days() throws Exception {
        servers.choose(ADMIN, server(PASSWORD));
        send(letter("mei@aliran.example"));
        deliver();
        clock.pass(Duration.ofDays(30).minusSeconds(1));
        deliver();
        assertThat(outbox.rows()).hasSize(1);
        clock.pass(Duration.ofSeconds(2));
        deliver();
        assertThat(outbox.rows()).isEmpty();
    }

    @Test
    void the_password_is_in_no_log_and_in_no_words_and_stays_when_none_is_given() {
        servers.choose(ADMIN, server(PASSWORD));
        servers.choose(ADMIN, server(""));

        assertThat(servers.current().orElseThrow().password()).isEqualTo(PASSWORD);
        assertThat(servers.current().orElseThrow().toString()).doesNotContain(PASSWORD);
        String log = db.read(sql -> sql.fetch("select * from platform.audit_entry").format());
        assertThat(log)
                .contains("mail.server-chosen").doesNotContain(PASSWORD);
        assertThat(events.published().toString()).doesNotContain(PASSWORD);
    }

    @Test
    void the_password_of_one_host_is_not_given_to_another() {
        servers.choose(ADMIN, server(PASSWORD));
        var other = server("");
        servers.choose(ADMIN,
                new MailServer("mail.elsewhere.example", other.port(), other.security(), other.login(), "",
                        other.sender(), other.address()));

        assertThat(servers.current().orElseThrow().password()).isEmpty();
    }

    @Test
    void a_trial_says_at_once_whether_the_server_takes_a_letter() {
        servers.choose(ADMIN, server("wrong"));
        assertThat(new MailTrial(servers, "Aliran").send(ADMIN, letter("mei@aliran.example"))).isPresent();
        servers.choose(ADMIN, server(PASSWORD));
        assertThat(new MailTrial(servers, "Aliran").send(ADMIN, letter("mei@aliran.example"))).isEmpty();

        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mei", "mei@", "mei@aliran", "a b@aliran.example", "a@b.example,c@d.example",
            "<mei@aliran.example>", "mei@aliran.example\nBcc: all@aliran.example"})
    void what_is_no_address_is_no_letter(String to) {
        assertThatThrownBy(() -> letter(to)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_line_break_in_the_subject_is_no_letter() {
        assertThatThrownBy(() -> new Letter("mei@aliran.example", "", "Hello\r\nBcc: all@aliran.example", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
