--liquibase formatted sql

--changeset pipeline:007-row-security
--comment: X5: the net below the viewer's condition; binds roles that do not own the tables, as the tests use
ALTER TABLE deal ENABLE ROW LEVEL SECURITY;
CREATE POLICY deal_visible ON deal
    USING (CASE current_setting('saluran.owners', true)
        WHEN '*' THEN true
        ELSE owner_id = ANY (nullif(current_setting('saluran.owners', true), '')::uuid[]) END);
-- An account or contact of nobody is everybody's.
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_visible ON account
    USING (CASE current_setting('saluran.owners', true)
        WHEN '*' THEN true
        ELSE owner_id IS NULL OR owner_id = ANY (nullif(current_setting('saluran.owners', true), '')::uuid[]) END);
ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY contact_visible ON contact
    USING (CASE current_setting('saluran.owners', true)
        WHEN '*' THEN true
        ELSE owner_id IS NULL OR owner_id = ANY (nullif(current_setting('saluran.owners', true), '')::uuid[]) END);
--rollback DROP POLICY deal_visible ON deal; ALTER TABLE deal DISABLE ROW LEVEL SECURITY;
--rollback DROP POLICY account_visible ON account; ALTER TABLE account DISABLE ROW LEVEL SECURITY;
--rollback DROP POLICY contact_visible ON contact; ALTER TABLE contact DISABLE ROW LEVEL SECURITY;
