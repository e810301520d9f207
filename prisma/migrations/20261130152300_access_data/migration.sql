-- Temporary access data of clients: each lease is a process under its ticket, and what was given lies beside it, encrypted.
CREATE SEQUENCE "access_number";

CREATE TABLE "access_data" (
    "lease_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_data_pkey" PRIMARY KEY ("lease_id")
);

ALTER TABLE "access_data" ADD CONSTRAINT "access_data_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "process"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
