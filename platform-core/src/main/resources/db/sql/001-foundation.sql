--liquibase formatted sql

--changeset platform:001-extensions
--comment: X7: search by likeness, and without accents
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA platform;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA platform;
--rollback DROP EXTENSION pg_trgm; DROP EXTENSION unaccent;

--changeset platform:001-uuid7 splitStatements:false
--comment: X4: ids that grow with time, for set-based SQL; PostgreSQL has its own only from 18 on
CREATE FUNCTION platform.uuid7() RETURNS uuid
    LANGUAGE sql VOLATILE PARALLEL SAFE
    AS $$
        SELECT encode(
            set_bit(
                set_bit(
                    overlay(uuid_send(gen_random_uuid())
                        PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
                        FROM 1 FOR 6),
                    52, 1),
                53, 1),
            'hex')::uuid
    $$;
--rollback DROP FUNCTION platform.uuid7();

--changeset platform:001-plain splitStatements:false
--comment: X7: text as it is compared and indexed: lower case, no accents
CREATE FUNCTION platform.plain(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(platform.unaccent('platform.unaccent'::regdictionary, $1)) $$;
--rollback DROP FUNCTION platform.plain(text);

--changeset platform:001-squeezed splitStatements:false
--comment: P7: text as names are compared: also without spaces and signs, so that GTXPro is GTX Pro
CREATE FUNCTION platform.squeezed(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT regexp_replace(platform.plain($1), '[^[:alnum:]]', '', 'g') $$;
--rollback DROP FUNCTION platform.squeezed(text);
