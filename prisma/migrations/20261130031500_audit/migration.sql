-- CreateTable
CREATE TABLE "audit" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_name" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_desk_at_id_idx" ON "audit"("desk", "at", "id");

-- CreateIndex
CREATE INDEX "audit_desk_subject_id_at_id_idx" ON "audit"("desk", "subject_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_desk_person_id_at_id_idx" ON "audit"("desk", "person_id", "at", "id");

-- AddForeignKey
ALTER TABLE "audit" ADD CONSTRAINT "audit_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit" ADD CONSTRAINT "audit_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was written stays as it is.
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE ON "audit"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change" ();
