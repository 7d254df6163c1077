-- Row-level security allows the public role to use an index for leakproof operators only, and @@ is not
-- leakproof. This function searches with the rights of its owner. It repeats the condition of the policy
-- "picture_public" and returns only ids: the caller reads the pictures with its own rights.
--
-- Returns at most "maximum" pictures that match "query", were published until "instant", and come after
-- (before_published_at, before_id) in the order of the archive, latest first.
CREATE FUNCTION search_published(query tsquery, instant timestamptz, before_published_at timestamptz, before_id uuid, maximum int)
RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 100 SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- The planner cannot know how many pictures match two words together, and may decide to read all rows.
SET enable_seqscan = off
AS $$
DECLARE
  newest CONSTANT int := 1000;
  visible_until CONSTANT timestamptz := least(instant, now());
  found_count int;
BEGIN
  -- Words in many pictures: the newest rows have enough matches.
  RETURN QUERY
    SELECT recent.id FROM (
      SELECT picture.id, picture.search, picture.published_at FROM public.picture
      WHERE status = 'ready' AND deleted_at IS NULL AND published_at <= visible_until
        AND (published_at, picture.id) < (before_published_at, before_id)
      ORDER BY published_at DESC, picture.id DESC LIMIT newest
    ) recent
    WHERE recent.search @@ query
    ORDER BY recent.published_at DESC, recent.id DESC LIMIT maximum;
  GET DIAGNOSTICS found_count = ROW_COUNT;
  IF found_count = maximum THEN RETURN; END IF;

  -- Words in few pictures: the index finds them. Nothing but "search" is in the first condition, because
  -- another index would then seem to be better.
  RETURN QUERY
    WITH matching AS MATERIALIZED (
      SELECT picture.id, status, deleted_at, published_at FROM public.picture WHERE search @@ query
    )
    SELECT matching.id FROM matching
    WHERE status = 'ready' AND deleted_at IS NULL AND published_at <= visible_until
      AND (published_at, matching.id) < (
        SELECT published_at, picture.id FROM public.picture
        WHERE status = 'ready' AND deleted_at IS NULL AND published_at <= visible_until
          AND (published_at, picture.id) < (before_published_at, before_id)
        ORDER BY published_at DESC, picture.id DESC OFFSET newest - 1 LIMIT 1
      )
    ORDER BY published_at DESC, matching.id DESC LIMIT maximum - found_count;
END $$;
