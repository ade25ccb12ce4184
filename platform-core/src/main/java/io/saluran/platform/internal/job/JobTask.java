package io.saluran.platform.internal.job;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler.ReviveDeadExecution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.SchedulableTaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;

/// What db-scheduler knows of a job: its name, and whom to ask.
final class JobTask extends AbstractTask<Void> {

    static final String INSTANCE = "job";

    private final JobHost host;

    JobTask(String name, JobHost host) {
        super(name, Void.class, (failed, operations) -> operations.reschedule(failed,
                host.afterFailure(name, failed.getExecution())), new ReviveDeadExecution<>());
        this.host = host;
    }

    SchedulableInstance<Void> at(Instant time) {
        return new SchedulableTaskInstance<>(instance(INSTANCE), time);
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        var due = context.getExecution().executionTime;
        var done = host.run(name, due);
        return (complete, operations) -> operations.reschedule(complete,
                done ? host.afterSuccess(name, complete, due) : due);
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String id) {
        return at(host.now());
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String id, Void data) {
        return schedulableInstance(id);
    }
}
