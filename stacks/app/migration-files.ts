import type { ServiceFunctionProps } from "../base/function/service-function.ts";

/** Puts the migrations beside the code of a function that runs them. */
export const migrationFiles = {
  environment: { MIGRATIONS_FOLDER: "migrations" },
  copyFiles: [{ from: "packages/core/migrations", to: "migrations" }],
} satisfies Pick<ServiceFunctionProps, "environment" | "copyFiles">;
