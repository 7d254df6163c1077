import * as pictures from "@iotd/core/picture";
import * as z from "zod";
import type { DocumentedEndpoint } from "../../http/endpoint.ts";
import { bulkResultsSchema, editorPictureListSchema, pictureUploadSchema } from "./picture-json.ts";

const path = "/api/admin/pictures";
const param = z.object({ id: pictures.pictureIdSchema });
const onePicture = { description: "The picture", json: pictures.editorPictureJsonSchema } as const;

const upload = {
  description: "The picture and the presigned request for its file",
  json: pictureUploadSchema,
} as const;

const updating = `Fields that are not sent stay unchanged.

\`publishedAt\` publishes the picture at that time, which may be in the future; it is then no draft. \`draft: true\` removes it from the site or the schedule and deletes its date. Both together are refused. \`draft: false\` publishes a draft now, or as soon as it is ready. \`publishedAt: null\` publishes a picture without a file as soon as it is ready; a ready picture must have a date. \`focalPoint\` is what must not be cropped.

Send the \`revision\` that you have read. If the picture was changed since then, the answer is 409 with the name of the editor, and nothing is changed: read it again. A deleted picture is also answered with 409.`;

/** What editors' programs and the upload page do with pictures. */
export const adminPictureEndpoints = {
  list: {
    method: "get",
    path,
    operationId: "listEditorPictures",
    tag: "Editors",
    summary: "List or search all pictures",
    description:
      "Pictures in every state except deleted ones, newest upload first. `q` searches, `state` and `status` filter, `sort` changes the order. All conditions must match.",
    query: pictures.editorListRequestSchema,
    answers: { 200: { description: "A page of the list", json: editorPictureListSchema } },
    problems: ["unauthenticated", "invalid-input"],
  },
  create: {
    method: "post",
    path,
    operationId: "createPicture",
    tag: "Editors",
    summary: "Create a picture",
    description:
      "Creates the picture and an upload for its file. Send the file with the presigned request in the answer. When the file is processed, the picture is published at `publishedAt`, or immediately if that is missing or null. With `draft: true` it stays hidden until a change sets a date or `draft: false`. `focalPoint` is what must not be cropped.",
    json: pictures.newPictureSchema,
    answers: { 201: { ...upload, headers: { location: "The picture’s address." } } },
    problems: [
      "malformed",
      "unauthenticated",
      "too-large",
      "unsupported-media-type",
      "invalid-input",
    ],
  },
  bulk: {
    method: "post",
    path: `${path}/bulk`,
    operationId: "changePictures",
    tag: "Editors",
    summary: "Publish, draft, delete or restore several pictures",
    description:
      "Each picture is changed independently. The answer is 200 with a result for each, even if some fail.",
    json: pictures.bulkRequestSchema,
    answers: { 200: { description: "A result for each picture", json: bulkResultsSchema } },
    problems: ["malformed", "unauthenticated", "unsupported-media-type", "invalid-input"],
  },
  get: {
    method: "get",
    path: `${path}/:id`,
    operationId: "getEditorPicture",
    tag: "Editors",
    summary: "One picture, in any state",
    param,
    answers: { 200: onePicture },
    problems: ["unauthenticated", "not-found", "invalid-input"],
  },
  update: {
    method: "patch",
    path: `${path}/:id`,
    operationId: "updatePicture",
    tag: "Editors",
    summary: "Change a picture",
    description: updating,
    param,
    json: pictures.pictureChangesSchema,
    answers: { 200: onePicture },
    problems: [
      "malformed",
      "unauthenticated",
      "not-found",
      "conflict",
      "unsupported-media-type",
      "invalid-input",
    ],
  },
  remove: {
    method: "delete",
    path: `${path}/:id`,
    operationId: "deletePicture",
    tag: "Editors",
    summary: "Delete a picture",
    description: `It can be restored within ${pictures.restoreDays} days.`,
    param,
    answers: { 204: { description: "The picture is deleted" } },
    problems: ["unauthenticated", "not-found", "invalid-input"],
  },
  requestUpload: {
    method: "post",
    path: `${path}/:id/upload`,
    operationId: "requestUpload",
    tag: "Editors",
    summary: "Upload another file",
    description: "For a picture whose file was not received or was rejected.",
    param,
    json: pictures.uploadFileSchema,
    answers: { 201: upload },
    problems: [
      "malformed",
      "unauthenticated",
      "not-found",
      "conflict",
      "unsupported-media-type",
      "invalid-input",
    ],
  },
  restore: {
    method: "post",
    path: `${path}/:id/restore`,
    operationId: "restorePicture",
    tag: "Editors",
    summary: "Restore a deleted picture",
    description: `Possible within ${pictures.restoreDays} days; later, the answer is 409. A picture that is not deleted stays unchanged.`,
    param,
    answers: { 200: onePicture },
    problems: ["unauthenticated", "not-found", "conflict", "invalid-input"],
  },
} as const satisfies Record<string, DocumentedEndpoint>;
