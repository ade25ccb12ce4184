package io.saluran.platform.internal.job;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Gives db-scheduler a task for every name, and tells it which names to leave alone because their job is not here.
@SuppressWarnings("rawtypes") // as db-scheduler has it
final class JobTasks extends TaskResolver {

    private final JobHost host;
    private final Set<String> absent = ConcurrentHashMap.newKeySet();

    JobTasks(JobHost host, Clock clock) {
        super(SchedulerListeners.NOOP, clock, List.of());
        this.host = host;
    }

    void came(String name) {
        absent.remove(name);
    }

    void went(String name) {
        absent.add(name);
    }

    @Override
    public Optional<Task> resolve(String name) {
        return Optional.of(new JobTask(name, host));
    }

    @Override
    public Optional<Task> resolve(String name, boolean exclude) {
        return resolve(name);
    }

    @Override
    public List<UnresolvedTask> getUnresolved() {
        return absent.stream().map(UnresolvedTask::new).toList();
    }

    /// None: what is not here waits, however long.
    @Override
    public List<String> getUnresolvedTaskNames(Duration unresolvedFor) {
        return List.of();
    }
}
