import type { PictureText } from "@iotd/core/picture/texts";
import type { Point } from "../../shared/focal-point-input.ts";
import { memberOf, stringOf, stringsOf } from "../../shared/json-value.ts";
import {
  changedPublication,
  newPublication,
  type Publication,
} from "../publication/publication.ts";
import { bodyOf, requestApi, sendToApi } from "./request-api.ts";
import { UploadProblemError } from "./upload-problem.ts";

/** What an editor writes about a picture; an empty text means none. */
export type Description = Readonly<Record<PictureText, string>> & {
  /** What must not be cropped: 0 to 1 of the width and of the height; null means the middle. */
  readonly focalPoint: Point | null;
  readonly publication: Publication;
};

/** What the API needs to know about a file to create an upload for it; `sha256` is in base64. */
export type FileFacts = {
  readonly contentType: string;
  readonly byteSize: number;
  readonly sha256: string;
};

/** Where to send the bytes, and with which headers. */
export type PresignedUpload = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** What the upload page needs to know about a picture. */
export type UploadedPicture = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly rejection: string | undefined;
  readonly imageUrl: string | undefined;
  readonly isDeleted: boolean;
  readonly isDraft: boolean;
  /** RFC 3339; undefined for a draft, and for a picture that is published once it is ready. */
  readonly publishedAt: string | undefined;
};

/** A picture that waits for its file, and where to send the file. */
export type CreatedUpload = { readonly pictureId: string; readonly upload: PresignedUpload };

const pictures = "/api/admin/pictures";

/** Creates a picture, and an upload for its file. */
export async function createPicture(
  { focalPoint, publication, ...texts }: Description,
  file: FileFacts,
): Promise<CreatedUpload> {
  const picture = {
    ...texts,
    ...(focalPoint && { focalPoint }),
    ...newPublication(publication),
    ...file,
  };
  return toCreatedUpload(await requestApi("POST", pictures, picture));
}

/** Creates another upload for an existing picture; undefined if its file has arrived already. */
export async function createUpload(
  pictureId: string,
  file: FileFacts,
  signal: AbortSignal,
): Promise<CreatedUpload | undefined> {
  const answer = await sendToApi("POST", `${pictures}/${pictureId}/upload`, file, signal);
  return answer.status === 409 ? undefined : toCreatedUpload(bodyOf(answer));
}

/** Changes the description of an existing picture; an empty text deletes the old one. */
export async function describePicture(
  pictureId: string,
  { publication, focalPoint, ...words }: Description,
  signal: AbortSignal,
): Promise<void> {
  const current = await getPicture(pictureId, signal);
  const changes = {
    ...words,
    ...(focalPoint && { focalPoint }),
    ...changedPublication(publication, current, new Date()),
  };
  await requestApi("PATCH", `${pictures}/${pictureId}`, changes, signal);
}

/** Reads the current state of a picture. */
export async function getPicture(pictureId: string, signal: AbortSignal): Promise<UploadedPicture> {
  return toPicture(await requestApi("GET", `${pictures}/${pictureId}`, undefined, signal));
}

function toCreatedUpload(body: unknown): CreatedUpload {
  const upload = memberOf(body, "upload");
  return {
    pictureId: requiredString(memberOf(body, "picture"), "id"),
    upload: {
      method: requiredString(upload, "method"),
      url: requiredString(upload, "url"),
      headers: stringsOf(memberOf(upload, "headers")),
    },
  };
}

const toPicture = (body: unknown): UploadedPicture => ({
  id: requiredString(body, "id"),
  name: requiredString(body, "name"),
  status: requiredString(body, "status"),
  rejection: stringOf(memberOf(body, "rejection"), "detail"),
  imageUrl: stringOf(memberOf(body, "image"), "src"),
  isDeleted: stringOf(body, "deletedAt") !== undefined,
  isDraft: memberOf(body, "draft") === true,
  publishedAt: stringOf(body, "publishedAt"),
});

/** The answer may come from something else: a captive portal, a proxy, another version of the API. */
function requiredString(value: unknown, key: string): string {
  const found = stringOf(value, key);
  if (found !== undefined) return found;
  throw new UploadProblemError(
    "interrupted",
    "The server's answer could not be read. Check your connection and retry.",
  );
}
