--liquibase formatted sql

--changeset platform:007-person-density
--comment: X5: how close together a person likes rows
ALTER TABLE person ADD density text NOT NULL DEFAULT 'normal'
    CONSTRAINT person_density_known CHECK (density IN ('compact', 'normal', 'roomy'));
--rollback ALTER TABLE person DROP COLUMN density;

--changeset platform:007-audit-time
--comment: X5: the audit log is filtered by time
CREATE INDEX audit_entry_at ON audit_entry (at);
--rollback DROP INDEX audit_entry_at;
