import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  real,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, literals } from "../database/columns.ts";
import { editorRole, processorRole, publicRole } from "../database/login-roles.ts";
import { user } from "../user/user.sql.ts";
import type { VariantFormat } from "./limits.ts";
import { rejectionCodes } from "./rejection.ts";
import { pictureTexts } from "./texts.ts";

/** A file that a picture is served as. Its object key contains a content hash, so the object never changes. */
export type Variant = {
  readonly format: VariantFormat;
  /** In pixels, like `height`. */
  readonly width: number;
  readonly height: number;
  readonly byteSize: number;
  readonly key: string;
};

/** The status of a picture's file. */
export const pictureStatuses = ["awaiting_upload", "processing", "ready", "rejected"] as const;

/** The column of the full-text search. Only PostgreSQL reads it. */
const searchDocument = customType<{ data: string }>({ dataType: () => "tsvector" });

/** A check that a null value passes too. */
const hasLength = (column: AnyPgColumn, max: number) =>
  sql`char_length(${column}) between 1 and ${sql.raw(`${max}`)}`;

/** The table of pictures. Its rows are never returned to clients: present-picture.ts selects the fields. */
export const picture = pgTable(
  "picture",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    tagline: text("tagline").notNull(),
    alt: text("alt"),
    credit: text("credit"),
    status: text("status", { enum: pictureStatuses }).notNull(),
    /** When the status changed last: the age of an unfinished upload. */
    statusChangedAt: instant("status_changed_at").notNull(),
    /** Part of the original's object key. Events of an upload that was restarted do not match it. */
    uploadId: uuid("upload_id").notNull(),
    sha256: text("sha256").notNull(),
    byteSize: integer("byte_size").notNull(),
    contentType: text("content_type").notNull(),
    width: integer("width"),
    height: integer("height"),
    placeholder: text("placeholder"),
    /** Narrowest first. A column and not a table, because variants are read and written as a whole. */
    variants: jsonb("variants").$type<readonly Variant[]>().notNull().default([]),
    rejectionCode: text("rejection_code", { enum: rejectionCodes }),
    rejectionDetail: text("rejection_detail"),
    publishedAt: instant("published_at"),
    /** A draft is hidden until an editor publishes it. Other pictures are published when they become ready. */
    draft: boolean("draft").notNull().default(false),
    /** The point that stays visible when the picture is cropped, from the upper left corner: 0 to 1 of the width and of the height. Null means the centre. */
    focalX: real("focal_x"),
    focalY: real("focal_y"),
    /** Increases with each change by an editor, for optimistic locking. */
    revision: integer("revision").notNull().default(1),
    /** The public role searches it with `search_published`: its policy prevents the use of the index. */
    search: searchDocument("search").generatedAlwaysAs(
      (): SQL =>
        sql`setweight(to_tsvector('english', ${picture.name}), 'A') || setweight(to_tsvector('english', ${picture.tagline}), 'B') || setweight(to_tsvector('english', coalesce(${picture.credit}, '')), 'C')`,
    ),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    deletedAt: instant("deleted_at"),
    createdBy: uuid("created_by").references(() => user.id, { onDelete: "set null" }),
  },
  (t) => [
    check("picture_name_length", hasLength(t.name, pictureTexts.name.maxCharacters)),
    check("picture_tagline_length", hasLength(t.tagline, pictureTexts.tagline.maxCharacters)),
    check("picture_alt_length", hasLength(t.alt, pictureTexts.alt.maxCharacters)),
    check("picture_credit_length", hasLength(t.credit, pictureTexts.credit.maxCharacters)),
    check("picture_variants", sql`jsonb_typeof(${t.variants}) = 'array'`),
    check("picture_status", sql`${t.status} in (${literals(pictureStatuses)})`),
    check("picture_rejection", sql`(${t.status} = 'rejected') = (${t.rejectionCode} is not null)`),
    check(
      "picture_ready_is_complete",
      sql`${t.status} <> 'ready' or ((${t.publishedAt} is not null or ${t.draft}) and ${t.width} is not null and ${t.height} is not null)`,
    ),
    check("picture_draft_has_no_date", sql`not ${t.draft} or ${t.publishedAt} is null`),
    check("picture_focal_point", sql`${t.focalX} between 0 and 1 and ${t.focalY} between 0 and 1`),
    check("picture_focal_point_is_whole", sql`(${t.focalX} is null) = (${t.focalY} is null)`),
    // For the image of the day and the archive, which read it from its end.
    index("picture_published")
      .on(t.publishedAt, t.id)
      .where(sql`${t.status} = 'ready' and ${t.deletedAt} is null`),
    index("picture_unfinished")
      .on(t.statusChangedAt)
      .where(sql`${t.status} in ('awaiting_upload', 'processing')`),
    // For the years of the sitemap.
    index("picture_public_changes")
      .on(t.publishedAt, t.updatedAt)
      .where(sql`${t.status} = 'ready' and ${t.deletedAt} is null`),
    // For the editors' list and calendar.
    index("picture_dates").on(t.publishedAt, t.id).where(sql`${t.deletedAt} is null`),
    index("picture_status").on(t.status, t.id).where(sql`${t.deletedAt} is null`),
    index("picture_drafts").on(t.id).where(sql`${t.draft} and ${t.deletedAt} is null`),
    index("picture_deleted").on(t.id).where(sql`${t.deletedAt} is not null`),
    // Without a list of pending entries, which every search would read.
    index("picture_search").using("gin", t.search).with({ fastupdate: false }),
    pgPolicy("picture_public", {
      for: "select",
      to: publicRole,
      using: sql`${t.status} = 'ready' and ${t.deletedAt} is null and ${t.publishedAt} <= now()`,
    }),
    pgPolicy("picture_editor", {
      for: "all",
      to: editorRole,
      using: sql`true`,
      withCheck: sql`true`,
    }),
    pgPolicy("picture_processor_reads", { for: "select", to: processorRole, using: sql`true` }),
    pgPolicy("picture_processor_updates", {
      for: "update",
      to: processorRole,
      using: sql`true`,
      withCheck: sql`true`,
    }),
  ],
);
