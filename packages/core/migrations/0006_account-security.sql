CREATE TABLE "sign_in_failure" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "notice_seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "two_factor" ADD COLUMN "last_used_step" integer;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "credentials_changed_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "sign_in_failure_since" ON "sign_in_failure" USING btree ("since");--> statement-breakpoint
-- The columns belong to tables that iotd_editor may already change.
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failure TO iotd_editor;
