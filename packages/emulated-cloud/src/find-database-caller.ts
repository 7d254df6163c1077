import { request } from "node:https";
import { text } from "node:stream/consumers";
import { loginRoles } from "@iotd/core/database/login-roles";
import type { Caller } from "@iotd/local-aws";
import * as z from "zod";

const callerSchema = z.object({
  secretAccessKey: z.string(),
  sessionToken: z.string().nullable(),
  users: z.array(z.string()),
});

/**
 * Asks the emulator at `gateway` for the secrets of an access key, and for the database users that its
 * policies allow. Undefined for an unknown key. Throws if the emulator does not answer or fails, or if its
 * certificate is not of `certificateAuthority` (PEM).
 */
export async function findDatabaseCaller(
  gateway: string,
  certificateAuthority: string,
  accessKeyId: string,
): Promise<Caller | undefined> {
  const url = new URL(`/_stand-ins/database-callers/${encodeURIComponent(accessKeyId)}`, gateway);
  for (const user of loginRoles) url.searchParams.append("user", user);
  const { status, body } = await get(url, certificateAuthority);
  if (status === 404) return undefined;
  if (status !== 200) {
    throw new Error(
      `The emulator answered ${status} to the request for access key ${accessKeyId}.`,
    );
  }
  const { secretAccessKey, sessionToken, users } = callerSchema.parse(JSON.parse(body));
  return {
    secretAccessKey,
    ...(sessionToken !== null && { sessionToken }),
    mayConnectAs: (user) => users.includes(user),
  };
}

/** `fetch` cannot be given a certificate authority. */
const get = (url: URL, ca: string): Promise<{ status: number | undefined; body: string }> =>
  new Promise((resolve, reject) => {
    request(url, { ca, agent: false }, (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode, body }), reject);
    })
      .once("error", reject)
      .end();
  });
