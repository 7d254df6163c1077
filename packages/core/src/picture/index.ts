export { countStates, type StateCounts } from "./desk/count-states.ts";
export { type Calendar, listCalendar } from "./desk/list-calendar.ts";
export {
  type EditorListRequest,
  editorListRequestSchema,
  listEditorPictures,
} from "./desk/list-editor-pictures.ts";
export { listTakenDays } from "./desk/list-taken-days.ts";
export type { PictureState } from "./desk/picture-state.ts";
export {
  type BulkAction,
  type BulkOutcome,
  bulkRequestSchema,
  changePictures,
} from "./editing/change-pictures.ts";
export { createPicture } from "./editing/create-picture.ts";
export { deletePicture, restorePicture } from "./editing/delete-picture.ts";
export {
  type NewPicture,
  newPictureSchema,
  type PictureChanges,
  pictureChangesSchema,
  type UploadFile,
  uploadFileSchema,
} from "./editing/editor-input.ts";
export { movePicture } from "./editing/move-picture.ts";
export { requestUpload } from "./editing/request-upload.ts";
export { RevisionConflictError } from "./editing/revision-conflict.ts";
export { type PictureUpdate, publishPicture, updatePicture } from "./editing/update-picture.ts";
export { getEditorPicture, getPublishedPicture } from "./get-picture.ts";
export {
  pictureLimits,
  restoreDays,
  type UploadContentType,
  uploadContentTypes,
  type VariantFormat,
  variantFormats,
  variantWidths,
} from "./limits.ts";
export type { Variant } from "./picture.sql.ts";
export { type Picture, type PictureStatus, pictureIdSchema } from "./picture.ts";
export {
  type EditorPictureJson,
  editorPictureJsonSchema,
  type FocalPoint,
  type ImageJson,
  imageJsonSchema,
  type PictureJson,
  pictureJsonSchema,
  type VariantJson,
  variantJsonSchema,
} from "./picture-json.ts";
export { toEditorPictureJson, toPictureJson } from "./present-picture.ts";
export { countPictures, type PictureCounts } from "./processing/count-pictures.ts";
export {
  completeProcessing,
  type ProcessedImage,
  rejectPicture,
  startProcessing,
  type UploadAttempt,
} from "./processing/process-picture.ts";
export { type SweepResult, sweepPictures } from "./processing/sweep-pictures.ts";
export { type Box, chooseVariant } from "./published/choose-variant.ts";
export { findFirstDay } from "./published/find-first-day.ts";
export { listPicturesOfDays } from "./published/list-pictures-of-days.ts";
export {
  listPublishedPictures,
  type PublishedListRequest,
  publishedListRequestSchema,
} from "./published/list-published-pictures.ts";
export { listPublishedYears, type PublishedYear } from "./published/list-published-years.ts";
export { listRandomPictures } from "./published/list-random-pictures.ts";
export { findFirstPicture, findPictureAt, findPictureOfDay } from "./published/picture-at.ts";
export type { PictureOfDay } from "./published/picture-of-day.ts";
export { readPublishedYear } from "./published/read-published-year.ts";
export { type Rejection, type RejectionCode, rejectionOf } from "./rejection.ts";
export type { PublishedPicture } from "./select-picture.ts";
