--liquibase formatted sql

--changeset pipeline:180-imported-change
--comment: P2, P7: which import it was that changed a field or moved a deal; null when a person did
ALTER TABLE record_change ADD COLUMN import_id uuid;
ALTER TABLE stage_move ADD COLUMN import_id uuid;
--rollback ALTER TABLE stage_move DROP COLUMN import_id;
--rollback ALTER TABLE record_change DROP COLUMN import_id;

--changeset pipeline:180-imported-names
--comment: P2: imports wrote fields of deals by their columns and things by their ids, which no page can read
UPDATE record_change
   SET field = CASE field WHEN 'opened_on' THEN 'openedOn' WHEN 'closes_on' THEN 'closesOn' ELSE 'nextStep' END
 WHERE record_type = 'deal' AND field IN ('opened_on', 'closes_on', 'next_step');
UPDATE record_change change
   SET old_value = coalesce((SELECT name FROM account WHERE id::text = change.old_value), change.old_value),
       new_value = coalesce((SELECT name FROM account WHERE id::text = change.new_value), change.new_value)
 WHERE record_type = 'deal' AND field = 'account';
UPDATE record_change change
   SET old_value = coalesce((SELECT name FROM product WHERE id::text = change.old_value), change.old_value),
       new_value = coalesce((SELECT name FROM product WHERE id::text = change.new_value), change.new_value)
 WHERE record_type = 'deal' AND field = 'product';
UPDATE record_change change
   SET old_value = coalesce((SELECT name FROM platform.person_card WHERE id::text = change.old_value), change.old_value),
       new_value = coalesce((SELECT name FROM platform.person_card WHERE id::text = change.new_value), change.new_value)
 WHERE record_type = 'deal' AND field = 'owner';
--rollback SELECT 1;
