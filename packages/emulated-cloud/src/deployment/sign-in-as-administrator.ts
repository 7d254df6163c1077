import { type EditorClient, signIn } from "@iotd/api/editor-client";
import * as z from "zod";
import type { Site } from "./open-site.ts";
import { succeeded, type WorkingCopy } from "./working-copy.ts";

const resultSchema = z.object({ generatedPassword: z.string() });

/** Creates an administrator of a stage by command, and signs in. */
export async function signInAsAdministrator(
  copy: WorkingCopy,
  stage: string,
  site: Site,
): Promise<EditorClient> {
  const email = "admin@example.com";
  const created = await copy.npmRun(
    ...["ops", "--stage", stage, "--json", "create-admin", "--email", email],
  );
  const { generatedPassword: password } = resultSchema.parse(JSON.parse(succeeded(created)));
  return signIn(site.url, { email, password }, { send: site.fetch });
}
