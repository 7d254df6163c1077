import { type InputFault, InvalidInputError } from "../../errors.ts";

/** Passwords that people choose on this site in particular, in lower case and without spaces. */
const siteWords: readonly string[] = ["imageoftheday", "iotd"];

const sequences = [
  "1234567890".repeat(13),
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
] as const;

/**
 * Refuses a password that an attacker tries first: a common one, also with digits around it, a repetition, a
 * sequence, or the e-mail address of the account. Throws `InvalidInputError` with a fault at `pointer`.
 */
export async function expectGoodPassword(
  password: string,
  email: string,
  pointer: InputFault["pointer"] = "/password",
): Promise<void> {
  const detail = await findWeakness(password.toLowerCase(), email.toLowerCase());
  if (detail === undefined) return;
  throw new InvalidInputError("The password is too easy to guess.", [{ pointer, detail }]);
}

async function findWeakness(password: string, email: string): Promise<string | undefined> {
  const letters = password.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const [mailbox = ""] = email.split("@");
  if (password.includes(email) || letters === mailbox) {
    return "must not be your e-mail address";
  }
  const isPattern =
    new Set(password).size < 5 ||
    /^(.+?)\1+$/.test(password) ||
    sequences.some((sequence) => sequence.includes(password)) ||
    siteWords.includes(letters.replaceAll(" ", ""));
  const common = await readCommonPasswords();
  return isPattern || common.has(password) || common.has(letters)
    ? "is easy to guess. Choose a few words that do not belong together"
    : undefined;
}

let commonPasswords: Promise<ReadonlySet<string>> | undefined;

/** Loaded when it is needed first: it has about 50,000 passwords. */
function readCommonPasswords(): Promise<ReadonlySet<string>> {
  commonPasswords ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"]),
  );
  return commonPasswords;
}
