-- Queues that people save under a name, for themselves or for all of their desk.
-- CreateTable
CREATE TABLE "saved_queue" (
    "id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_queue_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_queue_desk_shared_owner_id_idx" ON "saved_queue"("desk", "shared", "owner_id");

-- AddForeignKey
ALTER TABLE "saved_queue" ADD CONSTRAINT "saved_queue_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_queue" ADD CONSTRAINT "saved_queue_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
