-- Visits by their last change, as tickets have it: for those who follow changes.
CREATE INDEX "process_visit_changed" ON "process" ("desk", "updated_at", "id") WHERE "kind" = 'visit';
