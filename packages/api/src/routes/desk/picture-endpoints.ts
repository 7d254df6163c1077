import * as pictures from "@iotd/core/picture";
import * as z from "zod";
import type { DocumentedEndpoint } from "../../http/endpoint.ts";
import {
  announcedPictureSchema,
  bulkResultsSchema,
  editorPictureListSchema,
} from "./picture-json.ts";

const path = "/api/admin/pictures";
const param = z.object({ id: pictures.pictureIdSchema });
const onePicture = { description: "The picture", json: pictures.editorPictureJsonSchema } as const;

const announced = {
  description: "The picture and where to send its file",
  json: announcedPictureSchema,
} as const;

const updating = `What is not named stays as it is.

\`publishedAt\` shows the picture from then on, which may be in the future, and ends its being a draft. \`draft: true\` takes it from the site or from the schedule, and its date with it; both at once are refused. \`draft: false\` shows a draft now, or once it is ready. \`publishedAt: null\` lets a picture whose file is still to come be shown once it is ready; one that is ready cannot be without a date. \`focalPoint\` is what must not be cropped.

Send the \`revision\` that you have read. If somebody has changed the picture since, the answer is 409, names them, and nothing is changed: read it again. A deleted picture is 409 too.`;

/** What editors' programs and the upload page do with pictures. */
export const adminPictureEndpoints = {
  list: {
    method: "get",
    path,
    operationId: "listEditorPictures",
    tag: "Editors",
    summary: "All pictures, or those that a search finds",
    description:
      "In whatever state, but for deleted ones, the newest upload first: `q` searches, `state` and `status` choose, `sort` orders by date instead. A picture has to meet all that is asked for.",
    query: pictures.editorListRequestSchema,
    answers: { 200: { description: "A page of the list", json: editorPictureListSchema } },
    problems: ["unauthenticated", "invalid-input"],
  },
  create: {
    method: "post",
    path,
    operationId: "announcePicture",
    tag: "Editors",
    summary: "Announce a picture",
    description:
      "Creates the picture and an upload for its file; the answer says where to send the file. Once the file is processed the picture is shown: from `publishedAt`, or at once if that is left out or null. With `draft` it is kept until a change gives it a date or says `draft: false`. `focalPoint` is what must not be cropped.",
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
  bulk: {
    method: "post",
    path: `${path}/bulk`,
    operationId: "changePictures",
    tag: "Editors",
    summary: "Publish, draft, delete or restore several pictures",
    description:
      "One after the other: what fails for one is done for the others all the same, and the answer is 200 and tells of each.",
    json: pictures.bulkRequestSchema,
    answers: { 200: { description: "What became of each", json: bulkResultsSchema } },
    problems: ["malformed", "unauthenticated", "unsupported-media-type", "invalid-input"],
  },
  get: {
    method: "get",
    path: `${path}/:id`,
    operationId: "getEditorPicture",
    tag: "Editors",
    summary: "One picture, in whatever state",
    param,
    answers: { 200: onePicture },
    problems: ["unauthenticated", "not-found", "invalid-input"],
  },
  update: {
    method: "patch",
    path: `${path}/:id`,
    operationId: "updatePicture",
    tag: "Editors",
    summary: "Change what a picture says",
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
    description: `It can be restored for ${pictures.restoreDays} days.`,
    param,
    answers: { 204: { description: "It is deleted" } },
    problems: ["unauthenticated", "not-found", "invalid-input"],
  },
  requestUpload: {
    method: "post",
    path: `${path}/:id/upload`,
    operationId: "requestUpload",
    tag: "Editors",
    summary: "Upload another file",
    description: "For a picture whose file never came or was rejected.",
    param,
    json: pictures.uploadFileSchema,
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
  restore: {
    method: "post",
    path: `${path}/:id/restore`,
    operationId: "restorePicture",
    tag: "Editors",
    summary: "Undo a delete",
    description: `For ${pictures.restoreDays} days after it; then it is too late (409). A picture that is not deleted stays as it is.`,
    param,
    answers: { 200: onePicture },
    problems: ["unauthenticated", "not-found", "conflict", "invalid-input"],
  },
} as const satisfies Record<string, DocumentedEndpoint>;
