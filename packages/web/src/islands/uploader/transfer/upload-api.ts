import { memberOf, stringOf, stringsOf } from "../../shared/json-value.ts";
import {
  changedPublication,
  newPublication,
  type Publication,
} from "../publication/publication.ts";
import { bodyOf, requestApi, sendToApi } from "./request-api.ts";
import { UploadProblemError } from "./upload-problem.ts";

/** What an editor says of a picture; empty means none. */
export type Description = {
  readonly name: string;
  readonly tagline: string;
  readonly alt: string;
  readonly credit: string;
  /** What must not be cropped: 0 to 1 of the width and of the height; null means the middle. */
  readonly focalPoint: { readonly x: number; readonly y: number } | null;
  readonly publication: Publication;
};

/** What the API wants to know of a file before it comes; `sha256` is in base64. */
export type Announcement = {
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

/** What the pages of an upload need to know of a picture. */
export type UploadedPicture = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly rejection: string | undefined;
  readonly imageUrl: string | undefined;
  readonly isDeleted: boolean;
  readonly isDraft: boolean;
  /** RFC 3339; undefined for a draft, and until it is ready for what is shown from then on. */
  readonly publishedAt: string | undefined;
};

export type Announced = { readonly pictureId: string; readonly upload: PresignedUpload };

const pictures = "/api/admin/pictures";

/** Adds a picture that awaits its file. */
export async function announcePicture(
  { name, tagline, alt, credit, focalPoint, publication }: Description,
  announcement: Announcement,
): Promise<Announced> {
  const optional = {
    ...(alt && { alt }),
    ...(credit && { credit }),
    ...(focalPoint && { focalPoint }),
    ...newPublication(publication),
  };
  return toAnnounced(
    await requestApi("POST", pictures, { name, tagline, ...optional, ...announcement }),
  );
}

/** Starts the upload for a picture that is there again; undefined if its file has arrived already. */
export async function announceAgain(
  pictureId: string,
  announcement: Announcement,
  signal: AbortSignal,
): Promise<Announced | undefined> {
  const answer = await sendToApi("POST", `${pictures}/${pictureId}/upload`, announcement, signal);
  return answer.status === 409 ? undefined : toAnnounced(bodyOf(answer));
}

/** Changes what is said of a picture; empty optional fields are emptied. */
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

/** How a picture is doing. */
export async function getPicture(pictureId: string, signal: AbortSignal): Promise<UploadedPicture> {
  return toPicture(await requestApi("GET", `${pictures}/${pictureId}`, undefined, signal));
}

function toAnnounced(body: unknown): Announced {
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

function toPicture(body: unknown): UploadedPicture {
  return {
    id: requiredString(body, "id"),
    name: requiredString(body, "name"),
    status: requiredString(body, "status"),
    rejection: stringOf(memberOf(body, "rejection"), "detail"),
    imageUrl: stringOf(memberOf(body, "image"), "src"),
    isDeleted: typeof memberOf(body, "deletedAt") === "string",
    isDraft: memberOf(body, "draft") === true,
    publishedAt: stringOf(body, "publishedAt"),
  };
}

/** Anything but the API can answer by its address: a captive portal, a proxy, a page of another version. */
function requiredString(value: unknown, key: string): string {
  const found = stringOf(value, key);
  if (found !== undefined) return found;
  throw new UploadProblemError(
    "interrupted",
    "The server's answer could not be read. Check your connection and retry.",
  );
}
