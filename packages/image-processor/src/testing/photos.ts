// Beside core's exports, which have no photographs: only this package's tests read them.
export { type PhotoName, photo, photoNames } from "../../../core/src/testing/photos.ts";
