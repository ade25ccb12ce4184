package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Db;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.mail.MailForBundles;
import io.saluran.platform.internal.mail.MailServer;
import io.saluran.platform.internal.mail.MailServer.Security;
import io.saluran.platform.internal.mail.MailServers;
import io.saluran.platform.internal.mail.Outbox;
import io.saluran.platform.mail.Mail;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.TestBundle;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.FrameworkUtil;

@Tag("X4")
class MailGrantTest extends ExtensionCase {

    private final MovableClock clock = new MovableClock();
    private Outbox outbox;

    @BeforeEach
    void mail() {
        var servers = new MailServers(database.db(), new AuditLog(clock), node.events());
        servers.choose(ADMIN, new MailServer("mail.aliran.example", 587, Security.STARTTLS, "", "",
                "post@aliran.example", "https://saluran.aliran.example"));
        outbox = new Outbox(database.db(), node.events(), clock);
        node.framework().context().registerService(Mail.class, new MailForBundles(servers, node.events(), clock),
                FrameworkUtil.asDictionary(Map.of()));
    }

    /// Writes a letter when it starts, in a transaction of its own, if it gets what that takes.
    private static TestBundle writer(String version, String permissions) {
        return TestBundle.of("example.writer", version).header("Saluran-Permissions", permissions)
                .uses(Db.class, DSLContext.class, Mail.class)
                .onStart("""
                        var db = context.getService(context.getServiceReference(io.saluran.db.Db.class));
                        var found = context.getServiceReference(io.saluran.platform.mail.Mail.class);
                        if (found != null) {
                            var mail = context.getService(found);
                            db.<Boolean>write(sql -> {
                                mail.send(sql, new io.saluran.platform.mail.Letter("mei@aliran.example", "Mei Ling",
                                        "Your territory", "It is yours."));
                                return true;
                            });
                        }
                        String seen;
                        try {
                            seen = db.<String>read(sql -> sql.fetch("select * from platform.mail").format());
                        } catch (RuntimeException refused) {
                            seen = refused.getMessage();
                        }
                        var answer = seen;
                        context.registerService(java.util.function.Supplier.class, () -> answer,
                                org.osgi.framework.FrameworkUtil.asDictionary(java.util.Map.of("bundle",
                                        "example.writer")));""")
                .header("Import-Package", "org.osgi.framework,io.saluran.db,org.jooq,io.saluran.platform.mail");
    }

    @Test
    void a_bundle_without_the_grant_gets_no_mail_and_one_with_it_writes_letters_in_its_name() throws Exception {
        done(node.install(writer("1.0.0", "database")));
        assertThat(outbox.rows()).isEmpty();
        assertThat(node.framework().gate().withheld(node.framework().find("example.writer").orElseThrow()))
                .containsExactly("mail.send");

        done(node.execute(node.plan(writer("1.1.0", "database, mail.send")).consented()));
        assertThat(outbox.rows()).singleElement().satisfies(row -> {
            assertThat(row.bundle()).isEqualTo("example.writer");
            assertThat(row.recipient()).isEqualTo("mei@aliran.example");
        });
    }

    @Test
    void it_reads_nobodys_letters() throws Exception {
        done(node.install(writer("1.0.0", "database, mail.send")));

        assertThat(node.says("example.writer")).contains("permission denied for table mail");
    }
}
