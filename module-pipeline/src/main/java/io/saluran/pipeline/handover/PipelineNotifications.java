package io.saluran.pipeline.handover;

import io.saluran.platform.notification.NotificationKind;
import io.saluran.platform.notification.NotificationKinds;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/// What the pipeline tells people.
@Component
public final class PipelineNotifications implements NotificationKinds {

    /// Somebody else made one the owner of a record.
    public static final String HANDED_OVER = "pipeline.handed-over";

    /// Somebody was mentioned in a comment.
    public static final String MENTION = "pipeline.mention";

    /// A renewal of one's deal was made, for the deal ends soon.
    public static final String RENEWAL = "pipeline.renewal";

    /// Somebody else planned something for one to do.
    public static final String PLANNED = "pipeline.planned";

    @Override
    public List<NotificationKind> kinds() {
        return List.of(new NotificationKind(HANDED_OVER, false), new NotificationKind(MENTION, true),
                new NotificationKind(RENEWAL, true), new NotificationKind(PLANNED, true));
    }
}
