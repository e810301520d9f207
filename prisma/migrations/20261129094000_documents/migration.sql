-- The rows of a table are tried in the order in which they are written, and jsonb does not keep the order of keys.
ALTER TABLE "regulation_version" ALTER COLUMN "document" TYPE JSON USING "document"::json;
ALTER TABLE "contract_version" ALTER COLUMN "patch" TYPE JSON USING "patch"::json;

-- Merged rules are kept as the document that they are parsed from; those of earlier releases stay as they were kept.
ALTER TABLE "rules" ADD COLUMN "document" JSON, ALTER COLUMN "regulation" DROP NOT NULL;
