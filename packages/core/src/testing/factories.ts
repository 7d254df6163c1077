import { createHash, randomUUID } from "node:crypto";
import { eq, type InferInsertModel, sql } from "drizzle-orm";
import type { Actor } from "../context.ts";
import type { Database } from "../database/index.ts";
import { newId } from "../id.ts";
import type { NewPicture, Picture, Variant, VariantFormat } from "../picture/index.ts";
import { variantKey } from "../picture/object-keys.ts";
import { editorColumns } from "../picture/select-picture.ts";
import { passkey, picture, session, twoFactor, user } from "../schema.ts";
import type { Role } from "../user/index.ts";

/** The SHA-256 of `body` in base64, as in an upload request. */
export const sha256Of = (body: string | Uint8Array): string =>
  createHash("sha256").update(body).digest("base64");

/** Valid input for a new picture, with `overrides`. */
export const aNewPicture = (overrides: Partial<NewPicture> = {}): NewPicture => ({
  name: `Picture ${randomUUID()}`,
  tagline: "A tagline",
  contentType: "image/jpeg",
  byteSize: 1_000,
  sha256: sha256Of(randomUUID()),
  ...overrides,
});

/** Inserts a picture with `overrides`. By default it is ready and was published at the start of 2020. */
export async function aPicture(
  db: Database,
  overrides: Partial<InferInsertModel<typeof picture>> = {},
): Promise<Picture> {
  const createdAt = new Date("2020-01-01T00:00:00Z");
  const status = overrides.status ?? "ready";
  const [created] = await db
    .insert(picture)
    .values({
      ...aNewPicture(),
      id: newId(),
      uploadId: newId(),
      status,
      statusChangedAt: createdAt,
      createdAt,
      updatedAt: createdAt,
      ...(status === "ready" && {
        publishedAt: createdAt,
        width: 640,
        height: 427,
        placeholder: "3OcRJYB4d3h/iIeHeEh3eIhw+j2w",
      }),
      ...(status === "rejected" && {
        rejectionCode: "not_decodable",
        rejectionDetail: "The image is damaged.",
      }),
      ...overrides,
    })
    .returning(editorColumns);
  if (!created) throw new Error("the picture was not inserted");
  return created;
}

/** Why the public cannot see a picture, each with the columns of such a picture. For `it.each`. */
export const hiddenPictures = [
  ["scheduled", { publishedAt: new Date("2999-01-01T00:00:00Z") }],
  ["deleted", { deletedAt: new Date("2025-01-01T00:00:00Z") }],
  ["awaiting its upload", { status: "awaiting_upload" }],
  ["processing", { status: "processing" }],
  ["rejected", { status: "rejected" }],
] as const;

/** A variant as the image processor makes it, by default a JPEG. `width` is in pixels. It is not stored. */
export const aMadeVariant = (
  pictureId: string,
  width = 640,
  format: VariantFormat = "jpeg",
): Variant => ({
  format,
  width,
  height: Math.round(width / 1.5),
  byteSize: 1_000,
  key: variantKey({ pictureId, width, contentHash: "0123456789abcdef", format }),
});

/** Adds a JPEG variant to a stored picture. `width` is in pixels. */
export async function aVariant(db: Database, pictureId: string, width = 640): Promise<void> {
  const added = JSON.stringify(aMadeVariant(pictureId, width));
  await db
    .update(picture)
    .set({ variants: sql`${picture.variants} || ${added}::jsonb` })
    .where(eq(picture.id, pictureId));
}

type Account = { readonly userId: string; readonly name: string; readonly email: string };

/** Inserts an editor's account without a password. */
export const anEditor = (db: Database, name = "An editor"): Promise<Account> =>
  anAccountOf(db, { name, role: "editor" });

/** Inserts an administrator's account without a password. */
export const anAdministrator = (db: Database, name = "An administrator"): Promise<Account> =>
  anAccountOf(db, { name, role: "administrator" });

async function anAccountOf(
  db: Database,
  { name, role }: { readonly name: string; readonly role: Role },
): Promise<Account> {
  const userId = newId();
  const email = `${userId}@example.com`;
  await db.insert(user).values({ id: userId, name, email, role });
  return { userId, name, email };
}

/** An actor without an account, for functions that do not read the account. */
export const anActor = (name = "An editor"): Actor => ({ userId: newId(), name });

/** Signs a person in and returns the id of the session. It expires in 2999. */
export async function aSession(
  db: Database,
  userId: string,
  overrides: Partial<InferInsertModel<typeof session>> = {},
): Promise<string> {
  const id = newId();
  const expiresAt = new Date("2999-01-01T00:00:00Z");
  await db.insert(session).values({ id, userId, token: newId(), expiresAt, ...overrides });
  return id;
}

/** Adds a passkey named "Laptop" to a person and returns its id. */
export async function aPasskey(db: Database, userId: string): Promise<string> {
  const id = newId();
  await db.insert(passkey).values({
    id,
    userId,
    name: "Laptop",
    publicKey: "key",
    credentialID: newId(),
    counter: 0,
    deviceType: "singleDevice",
    backedUp: false,
  });
  return id;
}

/** Turns on a person's second factor and adds a passkey. */
export async function aSecondFactor(db: Database, userId: string): Promise<void> {
  await db.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, userId));
  await db
    .insert(twoFactor)
    .values({ id: newId(), userId, secret: "secret", backupCodes: "codes" });
  await aPasskey(db, userId);
}
