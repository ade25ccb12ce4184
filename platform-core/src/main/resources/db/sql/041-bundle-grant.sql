--liquibase formatted sql

--changeset platform:041-bundle-grant
--comment: X3: what a third-party bundle may use, and who said so, so that every node and every restart agree
CREATE TABLE bundle_grant (
    symbolic_name text NOT NULL CONSTRAINT bundle_grant_bundle REFERENCES bundle ON DELETE CASCADE,
    permission text NOT NULL CONSTRAINT bundle_grant_permission_form CHECK (permission ~ '^[a-z][a-z0-9.-]*$'),
    person_id uuid,
    person_name text NOT NULL,
    granted_at timestamptz NOT NULL,
    CONSTRAINT bundle_grant_pk PRIMARY KEY (symbolic_name, permission)
);
--rollback DROP TABLE bundle_grant;
