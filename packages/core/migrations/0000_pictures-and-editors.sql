CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"account_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "picture" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"tagline" text NOT NULL,
	"alt" text,
	"credit" text,
	"status" text NOT NULL,
	"status_changed_at" timestamp (3) with time zone NOT NULL,
	"upload_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"byte_size" integer NOT NULL,
	"content_type" text NOT NULL,
	"width" integer,
	"height" integer,
	"placeholder" text,
	"variants" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rejection_code" text,
	"rejection_detail" text,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"created_by" uuid,
	CONSTRAINT "picture_name_length" CHECK (char_length("picture"."name") between 1 and 200),
	CONSTRAINT "picture_tagline_length" CHECK (char_length("picture"."tagline") between 1 and 2000),
	CONSTRAINT "picture_alt_length" CHECK (char_length("picture"."alt") between 1 and 1000),
	CONSTRAINT "picture_credit_length" CHECK (char_length("picture"."credit") between 1 and 200),
	CONSTRAINT "picture_variants" CHECK (jsonb_typeof("picture"."variants") = 'array'),
	CONSTRAINT "picture_status" CHECK ("picture"."status" in ('awaiting_upload', 'processing', 'ready', 'rejected')),
	CONSTRAINT "picture_rejection" CHECK (("picture"."status" = 'rejected') = ("picture"."rejection_code" is not null)),
	CONSTRAINT "picture_ready_is_complete" CHECK ("picture"."status" <> 'ready' or ("picture"."published_at" is not null and "picture"."width" is not null and "picture"."height" is not null))
);
--> statement-breakpoint
ALTER TABLE "picture" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_login" ON "account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "picture_published" ON "picture" USING btree ("published_at","id") WHERE "picture"."status" = 'ready' and "picture"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "picture_unfinished" ON "picture" USING btree ("status_changed_at") WHERE "picture"."status" in ('awaiting_upload', 'processing');--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE POLICY "picture_public" ON "picture" AS PERMISSIVE FOR SELECT TO "iotd_public" USING ("picture"."status" = 'ready' and "picture"."deleted_at" is null and "picture"."published_at" <= now());--> statement-breakpoint
CREATE POLICY "picture_editor" ON "picture" AS PERMISSIVE FOR ALL TO "iotd_editor" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "picture_processor_reads" ON "picture" AS PERMISSIVE FOR SELECT TO "iotd_processor" USING (true);--> statement-breakpoint
CREATE POLICY "picture_processor_updates" ON "picture" AS PERMISSIVE FOR UPDATE TO "iotd_processor" USING (true) WITH CHECK (true);