export { type TestDatabase, useTestDatabase } from "./database.ts";
export { aNewPicture, anEditor, aPicture, aVariant, sha256Of } from "./factories.ts";
