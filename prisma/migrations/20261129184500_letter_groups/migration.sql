-- Letters are switched off by groups, where they were by kinds. A group is off whose leading kinds all were; whoever had switched off
-- others only gets them again, which is mended by one press, while a letter that does not come is missed by nobody.
UPDATE "person" p SET "preferences" = jsonb_set(p."preferences", '{letters}', (
  SELECT COALESCE(jsonb_object_agg(g."code", false), '{}') FROM (VALUES
    ('answers', ARRAY['answer']),
    ('shared', ARRAY['shared']),
    ('words', ARRAY['client-word']),
    ('reminders', ARRAY['threshold', 'visit-threshold']),
    ('feedback', ARRAY['feedback'])
  ) AS g("code", "kinds")
  WHERE NOT EXISTS (
    SELECT FROM unnest(g."kinds") AS k("kind")
    WHERE (p."preferences" -> 'letters' -> k."kind") IS DISTINCT FROM 'false'::jsonb
  )
))
WHERE jsonb_typeof(p."preferences" -> 'letters') = 'object' AND p."preferences" -> 'letters' <> '{}'::jsonb;
