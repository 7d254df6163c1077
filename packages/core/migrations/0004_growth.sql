CREATE INDEX "picture_public_changes" ON "picture" USING btree ("published_at","updated_at") WHERE "picture"."status" = 'ready' and "picture"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "picture_dates" ON "picture" USING btree ("published_at","id") WHERE "picture"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "picture_status" ON "picture" USING btree ("status","id") WHERE "picture"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "picture_drafts" ON "picture" USING btree ("id") WHERE "picture"."draft" and "picture"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "picture_deleted" ON "picture" USING btree ("id") WHERE "picture"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "picture_search" ON "picture" USING gin ("search") WITH (fastupdate=false);