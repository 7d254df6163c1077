import { parseArgs } from "node:util";
import type { EditorAccount } from "@iotd/api/editor-client";
import * as z from "zod";
import { checkOptions } from "../command-options.ts";
import { type InputTerminal, readPassword } from "../terminal.ts";

/** How to use the command, for people. */
export const usage = `Usage: npm run smoke -- --url <https://…> [--editor-email <address>] [--wait <seconds>] [--json]

Checks that a deployed site works: its health, its pages, its security headers and TLS. With an editor's
account it also uploads a picture that visitors do not see, and deletes it.

  --url <url>               the site; http only on this machine
  --editor-email <address>  the editor's e-mail address (default: SMOKE_EDITOR_EMAIL)
  --editor-password-stdin   read the password from standard input (default: SMOKE_EDITOR_PASSWORD)
  --wait <seconds>          first wait until the site is ready, but not longer (default: 0)
  --json                    print one JSON object instead of lines

Exit code: 0 all checks passed, 1 a check failed, 2 wrong arguments.
`;

/** The options of `npm run smoke`. */
export type SmokeOptions = {
  /** Such as `https://iotd.example.com`. */
  readonly origin: string;
  /** Whether the site runs on this machine. */
  readonly isLocal: boolean;
  readonly account: EditorAccount | undefined;
  readonly waitSeconds: number;
  readonly json: boolean;
};

const longestWaitSeconds = 3_600;

const optionsSchema = z.object({
  url: z
    .url({
      protocol: /^https?$/,
      error: "must be the site's URL, such as https://iotd.example.com",
    })
    .transform((value) => new URL(value))
    .refine(({ pathname, search, hash }) => pathname + search + hash === "/", {
      error: "must be the site's own URL, without a path",
    })
    .refine(({ username, password }) => username + password === "", {
      error: "must not contain a password",
    })
    .refine((url) => url.protocol === "https:" || isLoopback(url), {
      error: "must begin with https:// unless the site runs on this machine",
    }),
  wait: z.coerce
    .number("must be a number of seconds")
    .min(0, "must not be negative")
    .max(longestWaitSeconds, `must be at most ${longestWaitSeconds} seconds`)
    .default(0),
});

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);

/**
 * Reads the command line and the environment. Throws an error that says what is wrong, and shows no
 * password.
 */
export function parseSmokeOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Pick<InputTerminal, "readInput">,
): SmokeOptions {
  refusePassword(args);
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: "string" },
      "editor-email": { type: "string" },
      "editor-password-stdin": { type: "boolean" },
      wait: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  // Not repeated in the message: it may be a password.
  if (positionals.length > 0) throw new Error("Every value must follow the name of its option.");
  const { url, wait } = checkOptions(optionsSchema, values);
  return {
    origin: url.origin,
    isLocal: url.protocol === "http:",
    account: readAccount({
      email: values["editor-email"] ?? environment.SMOKE_EDITOR_EMAIL,
      password: values["editor-password-stdin"]
        ? readPassword(terminal)
        : environment.SMOKE_EDITOR_PASSWORD,
    }),
    waitSeconds: wait,
    json: values.json,
  };
}

/** Everyone on the machine can read arguments, and shells and build logs keep them. */
function refusePassword(args: readonly string[]): void {
  if (!args.some((arg) => /^--editor-password(=|$)/.test(arg))) return;
  throw new Error(
    "Other people can read a password on the command line. Set SMOKE_EDITOR_PASSWORD or use --editor-password-stdin, and change this password.",
  );
}

/** An empty value counts as missing: GitHub passes a secret that does not exist as an empty string. */
function readAccount({
  email,
  password,
}: {
  readonly email: string | undefined;
  readonly password: string | undefined;
}): EditorAccount | undefined {
  if (email && password) return { email, password };
  if (email) {
    throw new Error(
      "The editor's password is missing. Set SMOKE_EDITOR_PASSWORD or use --editor-password-stdin.",
    );
  }
  if (password) {
    throw new Error(
      "The editor's e-mail address is missing. Use --editor-email or set SMOKE_EDITOR_EMAIL.",
    );
  }
  return undefined;
}
