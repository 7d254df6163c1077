export {
  type BulkAction,
  type BulkOutcome,
  bulkActions,
  bulkRequestSchema,
  changePictures,
} from "./change-pictures.ts";
export { ChangedMeanwhileError } from "./changed-meanwhile.ts";
export { type Box, chooseVariant } from "./choose-variant.ts";
export { countPictures, type PictureCounts } from "./count-pictures.ts";
export { countStates, type StateCounts } from "./count-states.ts";
export { createPicture } from "./create-picture.ts";
export { deletePicture, restorePicture } from "./delete-picture.ts";
export {
  type Announcement,
  announcementSchema,
  type NewPicture,
  newPictureSchema,
  type PictureChanges,
  pictureChangesSchema,
} from "./editor-input.ts";
export { findFirstDay } from "./find-first-day.ts";
export { getEditorPicture, getPublishedPicture } from "./get-picture.ts";
export {
  pictureLimits,
  restoreDays,
  type UploadContentType,
  uploadContentTypes,
  uploadSeconds,
  type VariantFormat,
  variantFormats,
  variantWidths,
} from "./limits.ts";
export { type Calendar, listCalendar } from "./list-calendar.ts";
export {
  type EditorListRequest,
  editorListRequestSchema,
  listEditorPictures,
} from "./list-editor-pictures.ts";
export { listPicturesOfDays } from "./list-pictures-of-days.ts";
export {
  listPublishedPictures,
  type PublishedListRequest,
  publishedListRequestSchema,
} from "./list-published-pictures.ts";
export { listPublishedYears, type PublishedYear } from "./list-published-years.ts";
export { listRandomPictures } from "./list-random-pictures.ts";
export { listTakenDays } from "./list-taken-days.ts";
export { movePicture } from "./move-picture.ts";
export { pictureStatuses, type Variant } from "./picture.sql.ts";
export { type Picture, type PictureStatus, pictureIdSchema } from "./picture.ts";
export { findFirstPicture, findPictureAt, findPictureOfDay } from "./picture-at.ts";
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
export type { DaysContext, PictureOfDay } from "./picture-of-day.ts";
export { type PictureState, pictureStates } from "./picture-state.ts";
export { toEditorPictureJson, toPictureJson } from "./present-picture.ts";
export {
  completeProcessing,
  type ProcessedImage,
  rejectPicture,
  startProcessing,
  type UploadAttempt,
} from "./process-picture.ts";
export { readPublishedYear } from "./read-published-year.ts";
export { type Rejection, type RejectionCode, rejectionOf } from "./rejection.ts";
export { requestUpload } from "./request-upload.ts";
export type { PublishedPicture } from "./select-picture.ts";
export { type SweepResult, sweepPictures } from "./sweep-pictures.ts";
export { type PictureUpdate, publishPicture, updatePicture } from "./update-picture.ts";
