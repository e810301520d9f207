-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "desk" (
    "code" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "desk_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "regulation_version" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "published_on" TEXT NOT NULL,
    "in_force_from" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regulation_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_version" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "patch" JSONB NOT NULL,
    "valid_from" TEXT NOT NULL,
    "valid_to" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contract_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_year" (
    "layer" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("layer","year","revision")
);

-- CreateTable
CREATE TABLE "calendar_version" (
    "digest" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "years" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_version_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "rules" (
    "digest" TEXT NOT NULL,
    "desk" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "client_id" UUID,
    "regulation" JSONB NOT NULL,
    "origins" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rules_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "client" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email_domains" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "language" TEXT NOT NULL DEFAULT 'ru',
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Moscow',
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "person_id" TEXT NOT NULL,
    "desk" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "client_id" UUID,
    "short_id" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "tid" TEXT NOT NULL,
    "desk" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "author_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "rules_digest" TEXT NOT NULL,
    "calendars" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "priority_rank" INTEGER NOT NULL,
    "level" TEXT,
    "assignee" TEXT,
    "shared_with" TEXT[],
    "next_due" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "run_confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "ticket_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "schema" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "command_id" TEXT NOT NULL,
    "by" JSONB NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("ticket_id","revision")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "ticket_id" UUID NOT NULL,
    "identity" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "actor" JSONB NOT NULL,
    "channel" TEXT NOT NULL,
    "request_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,
    "if_match" INTEGER,
    "outcome" TEXT,
    "outcome_revision" INTEGER,
    "refusal" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "author_id" TEXT,
    "side" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "desk" TEXT NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "ticket_id" UUID,
    "message_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "tray" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "tray_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "awaited" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "fault" TEXT,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback" (
    "ticket_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "desk" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "score" TEXT NOT NULL,
    "reason" TEXT,
    "comment" TEXT,
    "person_id" TEXT NOT NULL,
    "about" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("ticket_id","cycle")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "identity" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "desk" TEXT NOT NULL,
    "client_id" UUID,
    "person_id" TEXT,
    "by" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "regulation_version_desk_version_key" ON "regulation_version"("desk", "version");

-- CreateIndex
CREATE UNIQUE INDEX "contract_version_desk_client_id_number_key" ON "contract_version"("desk", "client_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_version_number_key" ON "calendar_version"("number");

-- CreateIndex
CREATE UNIQUE INDEX "client_name_key" ON "client"("name");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "membership_desk_role_idx" ON "membership"("desk", "role");

-- CreateIndex
CREATE UNIQUE INDEX "membership_desk_short_id_key" ON "membership"("desk", "short_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_person_id_desk_key" ON "membership"("person_id", "desk");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "api_key_person_id_idx" ON "api_key"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_tid_key" ON "ticket"("tid");

-- CreateIndex
CREATE INDEX "ticket_shared_with_idx" ON "ticket" USING GIN ("shared_with");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_seq_key" ON "inbox"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_identity_key" ON "inbox"("identity");

-- CreateIndex
CREATE INDEX "inbox_ticket_id_seq_idx" ON "inbox"("ticket_id", "seq");

-- CreateIndex
CREATE INDEX "message_ticket_id_revision_idx" ON "message"("ticket_id", "revision");

-- CreateIndex
CREATE INDEX "attachment_ticket_id_idx" ON "attachment"("ticket_id");

-- CreateIndex
CREATE INDEX "attachment_sha256_idx" ON "attachment"("sha256");

-- CreateIndex
CREATE INDEX "tray_desk_received_at_idx" ON "tray"("desk", "received_at");

-- CreateIndex
CREATE INDEX "notice_recipient_id_created_at_idx" ON "notice"("recipient_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_ticket_id_revision_kind_recipient_id_key" ON "notice"("ticket_id", "revision", "kind", "recipient_id");

-- CreateIndex
CREATE INDEX "feedback_desk_at_idx" ON "feedback"("desk", "at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_identity_key" ON "contact"("identity");

-- CreateIndex
CREATE INDEX "contact_desk_at_idx" ON "contact"("desk", "at");

-- AddForeignKey
ALTER TABLE "contract_version" ADD CONSTRAINT "contract_version_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
