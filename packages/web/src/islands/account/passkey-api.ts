import { stringOf } from "../shared/json-value.ts";
import { sendJson } from "../shared/send-json.ts";

/** An error whose message is a sentence for people. */
class PasskeyError extends Error {}

/** Whether this browser supports passkeys and their JSON format. */
export const hasPasskeys = (): boolean =>
  "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

/** Creates a passkey on the person's device and saves it under `name`. Their password confirms it. */
export async function addPasskey(name: string, password: string): Promise<void> {
  const options = await request("POST", "/api/admin/account/passkey-options", { password });
  if (!areCreationOptions(options)) throw new PasskeyError(siteFailed);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const response = toJson(await navigator.credentials.create({ publicKey }));
  await request("POST", "/api/admin/account/passkeys", { name, password, response });
}

/** Signs in with a passkey on the person's device. */
export async function signInByPasskey(): Promise<void> {
  const options = await request("GET", "/api/auth/passkey/generate-authenticate-options");
  if (!areRequestOptions(options)) throw new PasskeyError(siteFailed);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
    ...options,
    // A passkey replaces the second factor, so the device must verify the person.
    userVerification: "required",
  });
  const response = toJson(await navigator.credentials.get({ publicKey }));
  await request("POST", "/api/auth/passkey/verify-authentication", { response });
}

/** One sentence that says why a passkey action failed; undefined if the person cancelled it. */
export function passkeyFault(error: unknown): string | undefined {
  if (error instanceof PasskeyError) return error.message;
  if (!(error instanceof Error)) return "That did not work. Try again.";
  // Browsers throw these if the dialog was closed or timed out.
  if (error.name === "NotAllowedError" || error.name === "AbortError") return undefined;
  if (error.name === "InvalidStateError")
    return "This device already has a passkey for your account.";
  return "Your browser or device could not do that. Try again, or use your password.";
}

const siteFailed = "The site cannot answer now. Try again in a moment.";

// The browser checks the other members when it parses the options.
const areCreationOptions = (value: unknown): value is PublicKeyCredentialCreationOptionsJSON =>
  stringOf(value, "challenge") !== undefined;
const areRequestOptions = (value: unknown): value is PublicKeyCredentialRequestOptionsJSON =>
  stringOf(value, "challenge") !== undefined;

function toJson(credential: Credential | null): unknown {
  if (credential instanceof PublicKeyCredential) return credential.toJSON();
  throw new PasskeyError("Your device did not create a passkey. Try again, or use your password.");
}

async function request(method: string, path: string, body?: object): Promise<unknown> {
  const response = await sendJson(method, path, body).catch(() => {
    throw new PasskeyError("The site cannot be reached. Check your connection, then try again.");
  });
  if (response.status >= 200 && response.status < 300) return response.body;
  throw new PasskeyError(stringOf(response.body, "detail") ?? siteFailed);
}
