--liquibase formatted sql

--changeset pipeline:180-amount-limit
--comment: P7: amounts that are a slip would make every sum of no use; what is there already is left alone
ALTER TABLE product ADD CONSTRAINT product_price_possible CHECK (list_price < 1e15) NOT VALID;
ALTER TABLE line_item ADD CONSTRAINT line_item_price_possible CHECK (unit_price < 1e15) NOT VALID;
ALTER TABLE line_item ADD CONSTRAINT line_item_quantity_possible CHECK (quantity < 1e9) NOT VALID;
ALTER TABLE account ADD CONSTRAINT account_revenue_possible CHECK (revenue_millions < 1e9) NOT VALID;
ALTER TABLE exchange_rate ADD CONSTRAINT exchange_rate_possible CHECK (rate BETWEEN 1e-9 AND 1e9) NOT VALID;
--rollback ALTER TABLE product DROP CONSTRAINT product_price_possible;
--rollback ALTER TABLE line_item DROP CONSTRAINT line_item_price_possible;
--rollback ALTER TABLE line_item DROP CONSTRAINT line_item_quantity_possible;
--rollback ALTER TABLE account DROP CONSTRAINT account_revenue_possible;
--rollback ALTER TABLE exchange_rate DROP CONSTRAINT exchange_rate_possible;
