--liquibase formatted sql

--changeset platform:164-wrong-try
--comment: X5: from where passwords were tried wrongly, for all servers, until all tries are free again; a bundle's role reads none of it
CREATE TABLE wrong_try (
    origin text CONSTRAINT wrong_try_pk PRIMARY KEY,
    whole_again timestamptz NOT NULL
);
CREATE INDEX wrong_try_whole_again ON wrong_try (whole_again);
--rollback DROP TABLE wrong_try;
