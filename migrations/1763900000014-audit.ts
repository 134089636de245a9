import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail: what was done, seen and refused, by whom and from where. A chain of hashes for each municipality. */
export class Audit1763900000014 implements MigrationInterface {
  name = 'Audit1763900000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- municipality_code is 'national' for what is of no municipality; so it has no foreign key.
      -- json and not jsonb: the hash is of the very text.
      CREATE TABLE audit_event (
        municipality_code text           NOT NULL,
        event_number      bigint         NOT NULL,
        at                timestamptz(3) NOT NULL,
        person            text           NOT NULL,
        roles             text[]         NOT NULL,
        via               text           NOT NULL,
        address           text,
        request_id        text,
        action            text           NOT NULL,
        outcome           text           NOT NULL,
        object_kind       text           NOT NULL,
        object_id         text           NOT NULL,
        before            json,
        after             json,
        previous_hash     text           NOT NULL,
        hash              text           NOT NULL,
        CONSTRAINT audit_event_pk PRIMARY KEY (municipality_code, event_number),
        CONSTRAINT audit_event_via_check CHECK (via IN ('session', 'token', 'system')),
        CONSTRAINT audit_event_outcome_check CHECK (outcome IN ('done', 'read', 'refused', 'failed')),
        CONSTRAINT audit_event_hash_check CHECK (hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$')
      );
      CREATE INDEX audit_event_at ON audit_event (at);
      CREATE INDEX audit_event_person ON audit_event (person, at);
      CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- The end of each chain, kept beside it: events cut off at the end are found too.
      CREATE TABLE audit_head (
        municipality_code text   NOT NULL CONSTRAINT audit_head_pk PRIMARY KEY,
        event_number      bigint NOT NULL,
        hash              text   NOT NULL
      );

      ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY audit_event_wall ON audit_event
        USING ((SELECT current_setting('opvangboek.scope', true)) IN ('all', municipality_code));
      CREATE POLICY audit_head_wall ON audit_head
        USING ((SELECT current_setting('opvangboek.scope', true)) IN ('all', municipality_code));
      GRANT SELECT, INSERT ON audit_event TO opvangboek_app;
      GRANT SELECT, INSERT, UPDATE ON audit_head TO opvangboek_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_head, audit_event;');
  }
}
