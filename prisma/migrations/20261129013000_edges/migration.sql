-- Written by hand: sessions by the hash of their token, files in pieces, and the relations that nothing but luck has held so far.

-- Whoever reads the table can use none of the sessions; people stay signed in.
UPDATE "session" SET "token" = encode(sha256(convert_to("token", 'UTF8')), 'hex');
CREATE INDEX "session_expires_at_idx" ON "session" ("expires_at");

-- The bytes of a file in pieces of 64 KiB, so that no process has to hold a file whole. One blob after the other, each read once:
-- pieces of a value that is compressed would be unpacked whole each time.
CREATE TABLE "blob_chunk" (
    "sha256" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "blob_chunk_pkey" PRIMARY KEY ("sha256", "number")
);
-- Files are packed already, most of them.
ALTER TABLE "blob_chunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
DO $$
DECLARE
  piece CONSTANT int := 64 * 1024;
  name text;
  whole bytea;
BEGIN
  FOR name IN SELECT "sha256" FROM "blob" LOOP
    SELECT "bytes" || ''::bytea INTO whole FROM "blob" WHERE "sha256" = name;
    FOR i IN 0 .. (length(whole) + piece - 1) / piece - 1 LOOP
      INSERT INTO "blob_chunk" VALUES (name, i, substring(whole FROM i * piece + 1 FOR piece));
    END LOOP;
  END LOOP;
END
$$;
ALTER TABLE "blob" DROP COLUMN "bytes";
ALTER TABLE "blob_chunk" ADD CONSTRAINT "blob_chunk_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blob" ("sha256")
  ON DELETE CASCADE ON UPDATE CASCADE;

-- What a person has uploaded in a day; a file that a process hands on to another word was uploaded once.
ALTER TABLE "attachment" ADD COLUMN "copy_of" UUID;
CREATE INDEX "attachment_uploaded_by_created_at_idx" ON "attachment" ("uploaded_by", "created_at");
-- Files named by words that wait or were set aside: they are theirs.
CREATE INDEX "inbox_undecided_files" ON "inbox" USING gin (("content" -> 'attachments'))
  WHERE ("outcome" IS NULL OR "outcome" = 'fault') AND "content" ? 'attachments';

-- Relations. What is referred to by more than its number has a key for it.
CREATE UNIQUE INDEX "process_id_key" ON "process" ("id");
CREATE UNIQUE INDEX "technician_desk_person_id_short_id_key" ON "technician" ("desk", "person_id", "short_id");

-- Each holds for what is written from now on. Then it is asked of what stands: where some row of an older folder has nothing to refer
-- to, that row is kept as it is, and a warning says which relation does not hold throughout.
DO $$
DECLARE
  relation text[];
  relations CONSTANT text[][] := ARRAY[
    -- name, table, columns, referred table, its columns, 'deferred' where the other row comes later in the transaction
    ['regulation_version_desk_fkey', 'regulation_version', '"desk"', 'desk', '"code"', ''],
    ['publication_fault_desk_fkey', 'publication_fault', '"desk"', 'desk', '"code"', ''],
    ['contract_version_desk_fkey', 'contract_version', '"desk"', 'desk', '"code"', ''],
    ['rules_desk_fkey', 'rules', '"desk"', 'desk', '"code"', ''],
    ['rules_client_id_fkey', 'rules', '"client_id"', 'client', '"id"', ''],
    ['desk_person_desk_fkey', 'desk_person', '"desk"', 'desk', '"code"', ''],
    ['api_key_person_id_fkey', 'api_key', '"person_id"', 'person', '"id"', ''],
    ['process_desk_fkey', 'process', '"desk"', 'desk', '"code"', ''],
    ['process_client_id_fkey', 'process', '"client_id"', 'client', '"id"', ''],
    ['process_rules_digest_fkey', 'process', '"rules_digest"', 'rules', '"digest"', ''],
    ['process_calendars_fkey', 'process', '"calendars"', 'calendar_version', '"digest"', ''],
    ['process_root_id_fkey', 'process', '"root_id"', 'process', '"id"', ''],
    ['ticket_id_fkey', 'ticket', '"id"', 'process', '"id"', ''],
    ['ticket_desk_fkey', 'ticket', '"desk"', 'desk', '"code"', ''],
    ['ticket_author_id_fkey', 'ticket', '"author_id"', 'person', '"id"', ''],
    ['ticket_desk_assignee_fkey', 'ticket', '"desk", "assignee"', 'desk_person', '"desk", "short_id"', ''],
    ['message_author_id_fkey', 'message', '"author_id"', 'person', '"id"', ''],
    ['attachment_sha256_fkey', 'attachment', '"sha256"', 'blob', '"sha256"', ''],
    ['attachment_desk_fkey', 'attachment', '"desk"', 'desk', '"code"', ''],
    ['attachment_uploaded_by_fkey', 'attachment', '"uploaded_by"', 'person', '"id"', ''],
    ['attachment_root_id_fkey', 'attachment', '"root_id"', 'process', '"id"', 'deferred'],
    ['attachment_message_id_fkey', 'attachment', '"message_id"', 'inbox', '"id"', 'deferred'],
    ['attachment_copy_of_fkey', 'attachment', '"copy_of"', 'attachment', '"id"', ''],
    ['tray_desk_fkey', 'tray', '"desk"', 'desk', '"code"', ''],
    ['notice_recipient_id_fkey', 'notice', '"recipient_id"', 'person', '"id"', ''],
    ['feedback_ticket_id_fkey', 'feedback', '"ticket_id"', 'ticket', '"id"', ''],
    ['feedback_desk_fkey', 'feedback', '"desk"', 'desk', '"code"', ''],
    ['feedback_person_id_fkey', 'feedback', '"person_id"', 'person', '"id"', ''],
    ['contact_desk_fkey', 'contact', '"desk"', 'desk', '"code"', ''],
    ['contact_client_id_fkey', 'contact', '"client_id"', 'client', '"id"', ''],
    ['contact_person_id_fkey', 'contact', '"person_id"', 'person', '"id"', ''],
    ['contact_desk_by_fkey', 'contact', '"desk", "by"', 'desk_person', '"desk", "short_id"', ''],
    ['visit_id_fkey', 'visit', '"id"', 'process', '"id"', ''],
    ['visit_ticket_id_fkey', 'visit', '"ticket_id"', 'ticket', '"id"', ''],
    ['visit_desk_fkey', 'visit', '"desk"', 'desk', '"code"', ''],
    ['visit_client_id_fkey', 'visit', '"client_id"', 'client', '"id"', ''],
    ['visit_desk_technician_fkey', 'visit', '"desk", "technician"', 'technician', '"desk", "short_id"', ''],
    ['technician_desk_person_id_short_id_fkey', 'technician', '"desk", "person_id", "short_id"', 'desk_person',
      '"desk", "person_id", "short_id"', ''],
    ['technician_time_desk_person_id_technician_fkey', 'technician_time', '"desk", "person_id", "technician"', 'technician',
      '"desk", "person_id", "short_id"', ''],
    ['technician_time_visit_id_fkey', 'technician_time', '"visit_id"', 'visit', '"id"', 'deferred'],
    ['spare_stock_desk_fkey', 'spare_stock', '"desk"', 'desk', '"code"', ''],
    ['spare_move_desk_fkey', 'spare_move', '"desk"', 'desk', '"code"', ''],
    ['spare_move_visit_id_fkey', 'spare_move', '"visit_id"', 'visit', '"id"', 'deferred'],
    ['spare_move_by_id_fkey', 'spare_move', '"by_id"', 'person', '"id"', '']
  ];
BEGIN
  FOREACH relation SLICE 1 IN ARRAY relations LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%s) REFERENCES %I (%s) ON DELETE RESTRICT ON UPDATE CASCADE %s NOT VALID',
      relation[2], relation[1], relation[3], relation[4], relation[5],
      CASE relation[6] WHEN 'deferred' THEN 'DEFERRABLE INITIALLY DEFERRED' ELSE '' END);
  END LOOP;
  FOREACH relation SLICE 1 IN ARRAY relations LOOP
    BEGIN
      EXECUTE format('ALTER TABLE %I VALIDATE CONSTRAINT %I', relation[2], relation[1]);
    EXCEPTION WHEN foreign_key_violation THEN
      RAISE WARNING 'Rows of % that refer to nothing are kept as they are: %', relation[2], SQLERRM;
    END;
  END LOOP;
END
$$;
