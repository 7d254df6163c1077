-- The public finds and frames pictures; drafts and revisions are the editors' own.
GRANT SELECT (focal_x, focal_y, search) ON picture TO iotd_public;
--> statement-breakpoint
GRANT UPDATE (draft, focal_x, focal_y, revision) ON picture TO iotd_editor;
--> statement-breakpoint
-- Administrators invite people and remove them. The desk has one login role; who is an
-- administrator, the service asks before each of these.
GRANT INSERT, DELETE ON "user" TO iotd_editor;
--> statement-breakpoint
GRANT INSERT ON account TO iotd_editor;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON two_factor, passkey TO iotd_editor;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON access_link TO iotd_editor;
--> statement-breakpoint
-- Append-only: nobody but the owner of the table could change an entry.
GRANT SELECT, INSERT ON audit_entry TO iotd_editor;
--> statement-breakpoint
-- Whoever has an account by now has it from create-admin.
UPDATE "user" SET "role" = 'administrator';
