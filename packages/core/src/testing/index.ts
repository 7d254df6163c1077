export { aMigrationsFolder } from "./a-migrations-folder.ts";
export { aTemporaryFolder } from "./a-temporary-folder.ts";
export { openTestBuckets, type TestBuckets } from "./buckets.ts";
export { bundleLambda, type LambdaBundle } from "./bundle-lambda.ts";
export { type TestDatabase, useTestDatabase } from "./database.ts";
export { eventually, untilFound } from "./eventually.ts";
export {
  aMadeVariant,
  aNewPicture,
  anActor,
  anAdministrator,
  anEditor,
  aPasskey,
  aPicture,
  aSecondFactor,
  aSession,
  aVariant,
  hiddenPictures,
  sha256Of,
} from "./factories.ts";
export { invokeLambda } from "./invoke-lambda.ts";
export { needing } from "./needing.ts";
export { patience } from "./patience.ts";
export { type PhotoName, photo, photoNames } from "./photos.ts";
export { query } from "./query.ts";
export { totpCode } from "./totp-code.ts";
export { anUploadSigner } from "./upload-signer.ts";
