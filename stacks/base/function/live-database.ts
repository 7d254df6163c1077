import { type LoginRole, loginRoles } from "@iotd/core/database/login-roles";
import * as z from "zod";

const environmentsSchema = z.record(z.enum(loginRoles), z.record(z.string(), z.string()));

/**
 * Environment variables that `npm run dev` passes in IOTD_LIVE_DATABASE for a live function that connects as
 * `user`. They replace those of a deployed function: the developer's machine cannot connect to the proxy,
 * but to another database or a tunnel. Empty if the variable is not set; throws if it lacks a role.
 */
export const liveDatabaseEnvironment = (
  user: LoginRole,
  environment: NodeJS.ProcessEnv = process.env,
): Readonly<Record<string, string>> =>
  environment.IOTD_LIVE_DATABASE === undefined
    ? {}
    : environmentsSchema.parse(JSON.parse(environment.IOTD_LIVE_DATABASE))[user];
