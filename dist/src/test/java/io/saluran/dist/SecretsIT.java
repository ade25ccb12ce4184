package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.mail.MailServer;
import io.saluran.platform.internal.mail.MailServer.Security;
import io.saluran.platform.internal.mail.MailServers;
import io.saluran.platform.internal.mail.MailTrial;
import io.saluran.platform.internal.people.Invitations;
import io.saluran.platform.internal.people.SignIn;
import io.saluran.platform.mail.Letter;
import io.saluran.platform.testing.TestPeople;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/// Passwords, tokens and links that let in are known to whom they were given and to nobody else: not to the log, with
/// everything told that ours can tell, not to the audit log, exports, REST or the database.
@Tag("X5")
@ExtendWith(LivePlatform.Shared.class)
class SecretsIT {

    private static final String EMAIL = "keeper@live.example";
    private static final String PASSWORD = "zzright-horse-battery";
    private static final String WRONG = "zzwrong-horse-battery";
    private static final String MAIL = "zzmail-horse-battery";
    private static final String BEGIN_OF_A_HASH = "$argon2id";

    /// Where the password of the mail server must be, to be sent to it.
    private static final String KEPT = "platform.mail_server";

    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    /// What is not to be found anywhere, by what it is.
    private Map<String, String> use(LivePlatform live) {
        var platform = live.platform();
        var person = TestPeople.in(platform.db()).person("Keeper", EMAIL, PASSWORD);
        var who = live.viewer(live.chief());
        var secrets = new LinkedHashMap<>(Map.of("password", PASSWORD, "wrong password", WRONG, "mail password", MAIL));
        assertThat(platform.signIn().with(EMAIL, WRONG, "127.0.0.1")).isInstanceOf(SignIn.Outcome.Wrong.class);
        assertThat(platform.signIn().with(EMAIL, PASSWORD, "127.0.0.1")).isInstanceOf(SignIn.Outcome.Welcome.class);
        var token = live.command("token", "create", "--user", EMAIL).strip();
        secrets.put("token", token);
        secrets.put("link", new Invitations(platform.db(), platform.audit(), platform.events(), platform.clock())
                .invite(who, person));
        try (var rest = new Rest(live.address())) {
            for (var operation : rest.operations()) {
                rest.call(operation, operation.at((name, before) -> "zzno-id"), token);
            }
        }
        mail(live);
        return secrets;
    }

    /// A server that is not there, asked and forgotten again.
    private static void mail(LivePlatform live) {
        var platform = live.platform();
        var who = live.viewer(live.chief());
        var servers = new MailServers(platform.db(), platform.audit(), platform.events());
        servers.choose(who, new MailServer("127.0.0.1", 1, Security.NONE, "keeper", MAIL, EMAIL, live.address()));
        try {
            assertThat(new MailTrial(servers, "Live").send(who, new Letter(EMAIL, "", "x", "y")))
                    .hasValueSatisfying(why -> assertThat(why).doesNotContain(MAIL));
            assertThat(everywhere(live, List.of(MAIL))).containsExactly(KEPT);
        } finally {
            servers.forget(who);
        }
    }

    /// The tables of the database in which one stands as it is.
    private static List<String> everywhere(LivePlatform live, Collection<String> secrets) {
        var patterns = secrets.stream().map(secret -> '%' + secret + '%').toArray(String[]::new);
        return live.platform().db().read(sql -> sql.fetch("""
                SELECT n.nspname || '.' || c.relname
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE c.relkind = 'r' AND n.nspname IN ('platform', 'pipeline', 'training', 'content', 'saluran')""")
                .getValues(0, String.class).stream()
                .filter(table -> !sql.fetch("select 1 from " + table + " t where t::text like any (?) limit 1",
                        (Object) patterns).isEmpty())
                .toList());
    }

    private String log() {
        var log = new StringBuilder();
        List.copyOf(told.list).forEach(event -> {
            log.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() != null) {
                log.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        });
        return log.toString();
    }

    private static Map<String, String> answers(LivePlatform live) {
        var answers = new LinkedHashMap<String, String>();
        try (var rest = new Rest(live.address())) {
            rest.lists(live.chief(), "keeper", answers);
        }
        try (var sources = Contributions.of(live.platform().framework().context(), ExportSource.class)) {
            for (var source : sources.services()) {
                var rows = new StringBuilder();
                source.write(live.viewer(live.chief()), Map.of(),
                        cells -> rows.append(java.util.Arrays.toString(cells)).append('\n'));
                answers.put("export " + source.name(), rows.toString());
            }
        }
        return answers;
    }

    @Test
    void nobody_is_told_a_secret(LivePlatform live) {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var ours = (Logger) LoggerFactory.getLogger("io.saluran");
        var before = ours.getLevel();
        told.start();
        root.addAppender(told);
        ours.setLevel(Level.TRACE);
        Map<String, String> secrets;
        try {
            secrets = use(live);
            LoggerFactory.getLogger("io.saluran.test").trace("told");
        } finally {
            ours.setLevel(before);
            root.detachAppender(told);
        }

        assertThat(log()).contains("told").doesNotContain(secrets.values()).doesNotContain(BEGIN_OF_A_HASH);
        assertThat(answers(live)).containsKey("export audit").allSatisfy((place, answer) -> assertThat(answer).as(place)
                .doesNotContain(secrets.values()).doesNotContain(BEGIN_OF_A_HASH));
        assertThat(everywhere(live, secrets.values())).isEmpty();
    }
}
