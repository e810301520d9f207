-- By hand: the same as "ticket_to_review" of one responsible, who looks at the own ones alone.
CREATE INDEX "ticket_to_review_of" ON "ticket" ("desk", "assignee", "closed_at", "id")
  WHERE "closed_at" IS NOT NULL AND "reviewed_closing" IS DISTINCT FROM "closed_at";
