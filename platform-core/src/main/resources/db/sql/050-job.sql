--liquibase formatted sql

--changeset platform:050-job-due
--comment: X4: when which job is due, and which node has it in hand; the columns are db-scheduler's
CREATE TABLE job_due (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamptz NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint NOT NULL,
    priority smallint,
    CONSTRAINT job_due_pk PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX job_due_time ON job_due (execution_time);
CREATE INDEX job_due_heartbeat ON job_due (last_heartbeat);
--rollback DROP TABLE job_due;

--changeset platform:050-job-run
--comment: X4: what came of the runs of jobs, for the administrator
CREATE TABLE job_run (
    id uuid CONSTRAINT job_run_pk PRIMARY KEY,
    job text NOT NULL,
    bundle text NOT NULL,
    node text NOT NULL,
    began_at timestamptz NOT NULL,
    ended_at timestamptz,
    outcome text NOT NULL CONSTRAINT job_run_outcome_known
        CHECK (outcome IN ('running', 'done', 'failed', 'stopped', 'lost')),
    progress double precision NOT NULL DEFAULT 0 CONSTRAINT job_run_progress_is_a_share CHECK (progress BETWEEN 0 AND 1),
    problem text,
    CONSTRAINT job_run_ended_or_running CHECK ((outcome = 'running') = (ended_at IS NULL))
);
CREATE INDEX job_run_job ON job_run (job, began_at DESC, id DESC);
CREATE INDEX job_run_ended ON job_run (ended_at);
--rollback DROP TABLE job_run;
