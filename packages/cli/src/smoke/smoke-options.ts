import { parseArgs } from "node:util";
import type { EditorAccount } from "@iotd/api/editor-client";
import * as z from "zod";

export const usage = `Usage: npm run smoke -- --url <https://…> [--editor-email <address>] [--wait <seconds>] [--json]

Checks that a deployed site works: its health, what visitors see, how it is protected; with an editor's
account also the whole way of an upload, of a picture that no visitor sees and that is deleted again.

  --url <url>               the site; http only on this machine
  --editor-email <address>  the account, SMOKE_EDITOR_EMAIL if it is not given
  --editor-password-stdin   its password comes from standard input, else from SMOKE_EDITOR_PASSWORD
  --wait <seconds>          waits so long at most for the site to be ready, before it checks (default: 0)
  --json                    one JSON object instead of lines

Exit code: 0 all is well, 1 a check failed, 2 not understood.
`;

export type SmokeOptions = {
  /** Such as `https://iotd.example.com`. */
  readonly origin: string;
  /** It is a site of this machine. */
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
      error: "must not hold a password",
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

/** Reads the command line and the environment. Throws an error that says what is wrong, without any password. */
export function parseSmokeOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  readInput: () => string,
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
  if (positionals.length > 0) throw new Error("There is a word too many among the options.");
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `--${path.join()} ${message}.`).join(" "),
    );
  }
  const { url, wait } = parsed.data;
  return {
    origin: url.origin,
    isLocal: url.protocol === "http:",
    account: readAccount({
      email: values["editor-email"] ?? environment.SMOKE_EDITOR_EMAIL,
      password: values["editor-password-stdin"]
        ? readInput().replace(/\r?\n$/, "")
        : environment.SMOKE_EDITOR_PASSWORD,
    }),
    waitSeconds: wait,
    json: values.json,
  };
}

/** Arguments are seen by everyone on the machine, and kept by shells and by the logs of builds. */
function refusePassword(args: readonly string[]): void {
  if (!args.some((arg) => /^--editor-password(=|$)/.test(arg))) return;
  throw new Error(
    "A password on the command line is seen by others: give it in SMOKE_EDITOR_PASSWORD or with --editor-password-stdin, and change the one that you just showed.",
  );
}

/** An empty value is one that is not given: so GitHub hands over a secret that does not exist. */
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
      "The editor's password is missing: give it in SMOKE_EDITOR_PASSWORD or with --editor-password-stdin.",
    );
  }
  if (password) {
    throw new Error(
      "The editor's address is missing: give it with --editor-email or in SMOKE_EDITOR_EMAIL.",
    );
  }
  return undefined;
}
