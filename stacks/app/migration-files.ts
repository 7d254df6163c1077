import type { ServiceFunctionProps } from "../base/function/service-function.ts";

/** Copies the migrations into the artefact of a function that runs them. */
export const migrationFiles = {
  environment: { MIGRATIONS_FOLDER: "migrations" },
  copyFiles: [{ from: "packages/core/migrations", to: "migrations" }],
} satisfies Pick<ServiceFunctionProps, "environment" | "copyFiles">;
