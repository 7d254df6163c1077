import { type LoginRole, loginRoles } from "@iotd/core/database/login-roles";
import * as z from "zod";

const environmentsSchema = z.record(z.enum(loginRoles), z.record(z.string(), z.string()));

/**
 * What `npm run dev` tells a live function that connects as `user`, over what a deployed one is told:
 * from where functions run then, the proxy cannot be reached, but another database or a tunnel can.
 */
export const liveDatabaseEnvironment = (
  user: LoginRole,
  environment: NodeJS.ProcessEnv = process.env,
): Readonly<Record<string, string>> =>
  environment.IOTD_LIVE_DATABASE === undefined
    ? {}
    : environmentsSchema.parse(JSON.parse(environment.IOTD_LIVE_DATABASE))[user];
