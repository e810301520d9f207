-- DropIndex: companies of different desks may have one name, and neither desk learns of the other's.
DROP INDEX "client_name_key";

-- AlterTable
ALTER TABLE "membership" ADD COLUMN "ended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "api_key" ADD COLUMN "desk" TEXT;

-- CreateTable
CREATE TABLE "desk_client" (
    "desk" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "desk_client_pkey" PRIMARY KEY ("desk","client_id")
);

-- CreateIndex
CREATE INDEX "desk_client_client_id_idx" ON "desk_client"("client_id");

-- AddForeignKey
ALTER TABLE "desk_client" ADD CONSTRAINT "desk_client_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk_client" ADD CONSTRAINT "desk_client_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_desk_fkey" FOREIGN KEY ("desk") REFERENCES "desk"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
