import { auditEntryJsonSchema } from "@iotd/core/audit";
import * as pictures from "@iotd/core/picture";
import type * as z from "zod/v4/core";
import { credentialsSchema, signedInSchema, signedOutSchema } from "../auth/sign-in-endpoints.ts";
import { problemSchema } from "../http/problem.ts";
import { auditListSchema } from "../routes/desk/audit-endpoint.ts";
import {
  bulkFailureSchema,
  bulkResultsSchema,
  bulkSuccessSchema,
  editorPictureListSchema,
  pictureUploadSchema,
} from "../routes/desk/picture-json.ts";
import { livenessSchema, readinessSchema } from "../routes/monitors/health-endpoints.ts";
import { openApiSchema } from "../routes/reference/reference-endpoints.ts";
import { apodFailureSchema } from "../routes/visitors/apod/apod-failure.ts";
import { apodAnswerSchema, apodSchema } from "../routes/visitors/apod/apod-json.ts";
import { pictureListSchema } from "../routes/visitors/picture-endpoints.ts";

/** The schemas of answers, by name, in the order of the document. */
export const answerSchemas: Readonly<Record<string, () => z.$ZodType>> = {
  Picture: pictures.pictureJsonSchema,
  PictureList: pictureListSchema,
  Variant: pictures.variantJsonSchema,
  Image: pictures.imageJsonSchema,
  Problem: problemSchema,
  Apod: apodSchema,
  ApodAnswer: apodAnswerSchema,
  ApodFailure: apodFailureSchema,
  Liveness: livenessSchema,
  Readiness: readinessSchema,
  OpenApi: openApiSchema,
  EditorPicture: pictures.editorPictureJsonSchema,
  EditorPictureList: editorPictureListSchema,
  PictureUpload: pictureUploadSchema,
  BulkResults: bulkResultsSchema,
  BulkSuccess: bulkSuccessSchema,
  BulkFailure: bulkFailureSchema,
  AuditEntry: auditEntryJsonSchema,
  AuditList: auditListSchema,
  SignedIn: signedInSchema,
  SignedOut: signedOutSchema,
};

/** The schemas of request bodies, by name. */
export const bodySchemas: Readonly<Record<string, z.$ZodType>> = {
  NewPicture: pictures.newPictureSchema,
  PictureChanges: pictures.pictureChangesSchema,
  BulkRequest: pictures.bulkRequestSchema,
  UploadFile: pictures.uploadFileSchema,
  Credentials: credentialsSchema,
};
