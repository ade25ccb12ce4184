--liquibase formatted sql

--changeset platform:070-mail-server
--comment: X3: by which server letters go; one row at most, and nobody but the host sees the password
CREATE TABLE mail_server (
    id smallint CONSTRAINT mail_server_pk PRIMARY KEY CONSTRAINT mail_server_one CHECK (id = 1),
    host text NOT NULL CONSTRAINT mail_server_host_not_blank CHECK (btrim(host) <> ''),
    port int NOT NULL CONSTRAINT mail_server_port_known CHECK (port BETWEEN 1 AND 65535),
    security text NOT NULL CONSTRAINT mail_server_security_known CHECK (security IN ('starttls', 'tls', 'none')),
    login text NOT NULL,
    password text NOT NULL,
    sender text NOT NULL,
    address text NOT NULL
);
--rollback DROP TABLE mail_server;

--changeset platform:070-mail
--comment: X3: letters on their way; the text goes once the letter has gone
CREATE TABLE mail (
    id uuid CONSTRAINT mail_pk PRIMARY KEY,
    bundle text NOT NULL,
    recipient text NOT NULL,
    recipient_name text NOT NULL,
    subject text NOT NULL,
    body text,
    queued_at timestamptz NOT NULL DEFAULT now(),
    attempts int NOT NULL DEFAULT 0,
    due_at timestamptz DEFAULT now(),
    sent_at timestamptz,
    failed_at timestamptz,
    problem text,
    CONSTRAINT mail_waits_or_ended CHECK (num_nonnulls(due_at, sent_at, failed_at) = 1)
);
CREATE INDEX mail_due ON mail (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX mail_queued ON mail (queued_at DESC, id DESC);
CREATE INDEX mail_recipient ON mail (recipient, queued_at);
--rollback DROP TABLE mail;
