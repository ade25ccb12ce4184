package io.saluran.dist;

import io.saluran.platform.demo.DemoData;
import io.saluran.platform.internal.audit.AuditTrail;
import io.saluran.platform.internal.demo.DemoCompany;
import io.saluran.platform.internal.people.Invitations;
import io.saluran.platform.internal.people.PeopleResource;
import io.saluran.platform.internal.people.Profiles;
import io.saluran.platform.internal.people.Roles;
import io.saluran.platform.internal.people.Staff;
import io.saluran.platform.internal.people.StaffList;
import io.saluran.platform.internal.people.Teams;
import io.saluran.platform.rest.RestResource;
import io.saluran.ui.command.Command;
import io.saluran.ui.internal.shell.ShellCommands;
import io.saluran.ui.people.PeopleViews;
import io.saluran.ui.view.ViewContribution;

/// What the pages about people are made of. Bundles do not see these classes, so only the host's pages get them.
final class PeopleServices {

    private PeopleServices() {}

    static void offer(Platform platform) {
        var db = platform.db();
        var audit = platform.audit();
        var events = platform.events();
        var clock = platform.clock();
        var staff = new Staff(db, audit, events, clock);
        var invitations = new Invitations(db, audit, events, clock);
        platform.offer(Staff.class, staff);
        platform.offer(StaffList.class, new StaffList(db));
        platform.offer(Teams.class, new Teams(db, audit, events));
        platform.offer(Roles.class, new Roles(db, platform.permissions(), audit, events));
        platform.offer(Invitations.class, invitations);
        MailServices.offer(platform, invitations);
        WebhookServices.offer(platform);
        platform.offer(RestResource.class, new PeopleResource(db, staff, invitations));
        var profiles = new Profiles(db, platform.signIn(), audit, events, clock);
        platform.offer(Profiles.class, profiles);
        ShellCommands.all(profiles, platform.texts()).forEach(command -> platform.offer(Command.class, command));
        platform.offer(AuditTrail.class, new AuditTrail(db));
        platform.offer(DemoData.class, new DemoCompany(db, platform.settings()));
        PeopleViews.all().forEach(view -> platform.offer(ViewContribution.class, view));
    }
}
