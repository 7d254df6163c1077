CREATE TABLE "access_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"secret_hash" text NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"user_id" uuid,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "access_link_secret_hash_unique" UNIQUE("secret_hash"),
	CONSTRAINT "access_link_kind" CHECK (("access_link"."kind" = 'invitation' and "access_link"."role" in ('editor', 'administrator') and "access_link"."user_id" is null) or ("access_link"."kind" = 'password_reset' and "access_link"."role" is null and "access_link"."user_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"picture_id" uuid,
	"person_id" uuid,
	"subject_name" text NOT NULL,
	"changes" jsonb
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text,
	"public_key" text NOT NULL,
	"credential_id" text NOT NULL,
	"counter" integer NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text,
	"aaguid" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "passkey_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "picture" DROP CONSTRAINT "picture_ready_is_complete";--> statement-breakpoint
ALTER TABLE "picture" ADD COLUMN "draft" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "picture" ADD COLUMN "focal_x" real;--> statement-breakpoint
ALTER TABLE "picture" ADD COLUMN "focal_y" real;--> statement-breakpoint
ALTER TABLE "picture" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "picture" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', "picture"."name"), 'A') || setweight(to_tsvector('english', "picture"."tagline"), 'B') || setweight(to_tsvector('english', coalesce("picture"."credit", '')), 'C')) STORED;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "role" text DEFAULT 'editor' NOT NULL;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "two_factor_enabled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_link_expiry" ON "access_link" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_entry_picture" ON "audit_entry" USING btree ("picture_id","id");--> statement-breakpoint
CREATE INDEX "audit_entry_person" ON "audit_entry" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "audit_entry_actor" ON "audit_entry" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "passkey_user" ON "passkey" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factor_user" ON "two_factor" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_draft_has_no_date" CHECK (not "picture"."draft" or "picture"."published_at" is null);--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_focal_point" CHECK ("picture"."focal_x" between 0 and 1 and "picture"."focal_y" between 0 and 1);--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_focal_point_is_whole" CHECK (("picture"."focal_x" is null) = ("picture"."focal_y" is null));--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_ready_is_complete" CHECK ("picture"."status" <> 'ready' or (("picture"."published_at" is not null or "picture"."draft") and "picture"."width" is not null and "picture"."height" is not null));--> statement-breakpoint
ALTER TABLE "user" ADD CONSTRAINT "user_role" CHECK ("user"."role" in ('editor', 'administrator'));