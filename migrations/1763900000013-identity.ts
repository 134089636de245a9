import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who logged in by browser, and who was ever seen. Both are for the system's own eyes and the administrator's. */
export class Identity1763900000013 implements MigrationInterface {
  name = 'Identity1763900000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of the secret in the browser's cookie only the hash is here: who reads this table cannot take a session over.
      CREATE TABLE login_session (
        id                uuid           NOT NULL CONSTRAINT login_session_pk PRIMARY KEY,
        secret_sha256     text           NOT NULL CONSTRAINT login_session_secret_key UNIQUE,
        person            text           NOT NULL,
        name              text           NOT NULL,
        roles             text[]         NOT NULL,
        municipality_code text,
        id_token          text           NOT NULL,
        created_at        timestamptz(3) NOT NULL,
        last_seen_at      timestamptz(3) NOT NULL
      );
      CREATE INDEX login_session_person ON login_session (person);
      CREATE INDEX login_session_last_seen ON login_session (last_seen_at);

      -- A login that is on its way to the identity provider and back; it comes back once, to the same browser.
      CREATE TABLE login_attempt (
        browser_sha256 text           NOT NULL CONSTRAINT login_attempt_pk PRIMARY KEY,
        state          text           NOT NULL,
        nonce          text           NOT NULL,
        code_verifier  text           NOT NULL,
        return_to      text           NOT NULL,
        created_at     timestamptz(3) NOT NULL
      );
      CREATE INDEX login_attempt_created ON login_attempt (created_at);

      -- Everybody who ever came in, with the rights of the last time: for the yearly review of who may do what.
      CREATE TABLE person (
        id                text           NOT NULL CONSTRAINT person_pk PRIMARY KEY,
        name              text           NOT NULL,
        roles             text[]         NOT NULL,
        municipality_code text,
        first_seen_at     timestamptz(3) NOT NULL,
        last_seen_at      timestamptz(3) NOT NULL
      );

      ALTER TABLE login_session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE login_attempt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE person ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY login_session_wall ON login_session USING ((SELECT current_setting('opvangboek.scope', true)) = 'all');
      CREATE POLICY login_attempt_wall ON login_attempt USING ((SELECT current_setting('opvangboek.scope', true)) = 'all');
      CREATE POLICY person_wall ON person
        USING ((SELECT current_setting('opvangboek.scope', true)) IN ('all', municipality_code));

      GRANT SELECT, INSERT, DELETE ON login_session, login_attempt TO opvangboek_app;
      GRANT UPDATE (last_seen_at) ON login_session TO opvangboek_app;
      GRANT SELECT, INSERT, UPDATE ON person TO opvangboek_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE login_session, login_attempt, person;');
  }
}
