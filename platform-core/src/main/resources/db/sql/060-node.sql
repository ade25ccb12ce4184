--liquibase formatted sql

--changeset platform:060-node
--comment: X9: the processes that work on this database, so that versions that do not go together are refused
CREATE TABLE node (
    home text CONSTRAINT node_pk PRIMARY KEY,
    version text NOT NULL,
    files uuid NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
);
--rollback DROP TABLE node;
