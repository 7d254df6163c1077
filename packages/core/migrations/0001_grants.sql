-- What each login role may touch; which rows, the policies of the first migration say.
-- The public reads no hash, no rejection and no editor, even of a published picture.
GRANT SELECT (id, name, tagline, alt, credit, status, width, height, placeholder, variants, published_at, created_at, updated_at, deleted_at) ON picture TO iotd_public;
--> statement-breakpoint
GRANT SELECT ON picture TO iotd_processor;
--> statement-breakpoint
GRANT UPDATE (status, status_changed_at, width, height, placeholder, variants, rejection_code, rejection_detail, published_at, updated_at) ON picture TO iotd_processor;
--> statement-breakpoint
-- Editors mark pictures as deleted; only the sweep removes them. What a picture is served as is the
-- image-processor's alone to say.
GRANT SELECT, INSERT ON picture TO iotd_editor;
--> statement-breakpoint
GRANT UPDATE (name, tagline, alt, credit, published_at, deleted_at, updated_at, status, status_changed_at, upload_id, sha256, byte_size, content_type, rejection_code, rejection_detail) ON picture TO iotd_editor;
--> statement-breakpoint
-- Accounts are made by operations alone.
GRANT SELECT, UPDATE ON "user", account TO iotd_editor;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON session, verification, rate_limit TO iotd_editor;
