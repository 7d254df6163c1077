import { lazily } from "@iotd/core/lazily";
import * as pictures from "@iotd/core/picture";
import * as z from "zod";
import type { Endpoint } from "../http/endpoint.ts";

const path = "/api/admin/pictures";
const param = z.object({ id: pictures.pictureIdSchema });
const onePicture = { description: "The picture", json: pictures.editorPictureJsonSchema } as const;

export const editorPictureListSchema = lazily(() =>
  z.object({
    items: z.array(pictures.editorPictureJsonSchema()),
    nextCursor: z.string().nullable(),
  }),
);

/** A picture and where its file goes: a presigned request that S3 takes once. */
export const announcedPictureSchema = lazily(() =>
  z.object({
    picture: pictures.editorPictureJsonSchema(),
    upload: z.object({
      method: z.literal("PUT"),
      url: z.url(),
      headers: z
        .record(z.string(), z.string())
        .describe("To be sent as they are: the signature covers them."),
      expiresAt: z.iso.datetime(),
    }),
  }),
);

const announced = {
  description: "The picture and where to send its file",
  json: announcedPictureSchema,
} as const;

export const adminPictureEndpoints = [
  {
    method: "get",
    path,
    operationId: "listEditorPictures",
    tag: "Editors",
    summary: "All pictures, the newest upload first",
    query: pictures.editorListRequestSchema,
    answers: { 200: { description: "A page of the list", json: editorPictureListSchema } },
    problems: ["unauthenticated", "invalid-input"],
  },
  {
    method: "post",
    path,
    operationId: "announcePicture",
    tag: "Editors",
    summary: "Announce a picture",
    description:
      "Says what the picture is and which file will come; the answer says where to send it. The picture is published once it is processed, or at its date.",
    json: pictures.newPictureSchema,
    answers: { 201: { ...announced, headers: { location: "The picture’s address." } } },
    problems: [
      "malformed",
      "unauthenticated",
      "too-large",
      "unsupported-media-type",
      "invalid-input",
    ],
  },
  {
    method: "get",
    path: `${path}/:id`,
    operationId: "getEditorPicture",
    tag: "Editors",
    summary: "One picture, in whatever state",
    param,
    answers: { 200: onePicture },
    problems: ["unauthenticated", "not-found", "invalid-input"],
  },
  {
    method: "patch",
    path: `${path}/:id`,
    operationId: "updatePicture",
    tag: "Editors",
    summary: "Change what a picture says",
    description: "What is not named stays as it is.",
    param,
    json: pictures.pictureChangesSchema,
    answers: { 200: onePicture },
    problems: [
      "malformed",
      "unauthenticated",
      "not-found",
      "unsupported-media-type",
      "invalid-input",
    ],
  },
  {
    method: "delete",
    path: `${path}/:id`,
    operationId: "deletePicture",
    tag: "Editors",
    summary: "Delete a picture",
    description: `It can be restored for ${pictures.restoreDays} days.`,
    param,
    answers: { 204: { description: "It is deleted" } },
    problems: ["unauthenticated", "not-found", "invalid-input"],
  },
  {
    method: "post",
    path: `${path}/:id/upload`,
    operationId: "requestUpload",
    tag: "Editors",
    summary: "Upload another file",
    description: "For a picture whose file never came or was rejected.",
    param,
    json: pictures.announcementSchema,
    answers: { 201: announced },
    problems: [
      "malformed",
      "unauthenticated",
      "not-found",
      "conflict",
      "unsupported-media-type",
      "invalid-input",
    ],
  },
  {
    method: "post",
    path: `${path}/:id/restore`,
    operationId: "restorePicture",
    tag: "Editors",
    summary: "Undo a delete",
    param,
    answers: { 200: onePicture },
    problems: ["unauthenticated", "not-found", "invalid-input"],
  },
] as const satisfies readonly Endpoint[];
