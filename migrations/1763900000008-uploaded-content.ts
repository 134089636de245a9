import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was handed in, byte for byte, so that its sender can have it back with the findings on its cells; and batches of
 * files that wait to be taken in.
 */
export class UploadedContent1763900000008 implements MigrationInterface {
  name = 'UploadedContent1763900000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- In parts, so that neither writing nor reading holds a file in memory. Absent for a file with a citizen service number.
      CREATE TABLE upload_part (
        municipality_code text    NOT NULL,
        upload_id         uuid    NOT NULL,
        part_number       integer NOT NULL,
        content           bytea   NOT NULL,
        CONSTRAINT upload_part_pk PRIMARY KEY (municipality_code, upload_id, part_number),
        CONSTRAINT upload_part_upload_fk FOREIGN KEY (municipality_code, upload_id)
          REFERENCES upload (municipality_code, upload_id)
      );
      -- workbooks are compressed already
      ALTER TABLE upload_part ALTER COLUMN content SET STORAGE EXTERNAL;
      CREATE TRIGGER upload_part_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON upload_part
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- Whose the files are is only known when they are read; so these tables, like that of jobs, belong to nobody.
      CREATE TABLE batch_file (
        batch_id      uuid           NOT NULL,
        file_number   integer        NOT NULL,
        file_name     text           NOT NULL,
        file_sha256   text           NOT NULL,
        outcome       text           NOT NULL,
        declaration   text,
        upload_id     uuid,
        errors        integer,
        warnings      integer,
        message       text,
        handed_in_by  text           NOT NULL,
        handed_in_at  timestamptz(3) NOT NULL,
        CONSTRAINT batch_file_pk PRIMARY KEY (batch_id, file_number),
        CONSTRAINT batch_file_outcome_check CHECK (outcome IN ('waiting', 'accepted', 'known', 'refused')),
        CONSTRAINT batch_file_declaration_check CHECK ((outcome IN ('accepted', 'known')) = (declaration IS NOT NULL)),
        CONSTRAINT batch_file_refused_check CHECK ((outcome = 'refused') = (message IS NOT NULL))
      );

      -- Gone as soon as the file is taken in or refused.
      CREATE TABLE batch_file_part (
        batch_id    uuid    NOT NULL,
        file_number integer NOT NULL,
        part_number integer NOT NULL,
        content     bytea   NOT NULL,
        CONSTRAINT batch_file_part_pk PRIMARY KEY (batch_id, file_number, part_number),
        CONSTRAINT batch_file_part_file_fk FOREIGN KEY (batch_id, file_number)
          REFERENCES batch_file (batch_id, file_number)
      );
      ALTER TABLE batch_file_part ALTER COLUMN content SET STORAGE EXTERNAL;

      GRANT SELECT, INSERT ON upload_part, batch_file, batch_file_part TO opvangboek_app;
      GRANT UPDATE (outcome, declaration, upload_id, errors, warnings, message) ON batch_file TO opvangboek_app;
      GRANT DELETE ON batch_file_part TO opvangboek_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE batch_file_part, batch_file, upload_part;');
  }
}
