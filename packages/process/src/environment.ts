import { devNull } from "node:os";

/** What most programs need, and Node's own settings for terminals. */
const common =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|TERM|COLORTERM|NO_COLOR|FORCE_COLOR|TMPDIR|TMP|TEMP|SystemRoot|AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED)$/i;

/**
 * Variables that turn off what libraries would otherwise find in the home folder, in the time zone of the
 * machine, and in a proxy for servers on this machine.
 */
const neutral = {
  TZ: "UTC",
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: "true",
  NO_PROXY: "localhost,127.0.0.1,::1",
  no_proxy: "localhost,127.0.0.1,::1",
} as const;

/** Removes variables of this process, which its child processes then do not get either. */
function removeVariables(isRemoved: (name: string) => boolean): void {
  for (const name of Object.keys(process.env)) if (isRemoved(name)) delete process.env[name];
}

/**
 * Removes the variables that `pg` and PostgreSQL's programs read (PGSSLMODE, PGOPTIONS and others): our
 * programs pass all settings of a connection themselves. Call it before `pg` is loaded.
 */
export function forgetPostgres(): void {
  removeVariables((name) => /^(?:PG|NODE_PG_)/.test(name));
}

/**
 * Removes all variables but those in `names` and a few such as PATH, for a program that talks only to
 * servers whose settings it knows. Libraries then find nothing else in the environment or the home
 * folder. Call it before they are loaded.
 */
export function keepOnlyVariables(names: readonly string[]): void {
  removeVariables((name) => !common.test(name) && !names.includes(name));
  Object.assign(process.env, neutral);
}

/**
 * Removes what is meant for PostgreSQL and AWS elsewhere, for a program that uses servers on this machine
 * and also runs tools that need variables of their own.
 */
export function forgetForeignServers(): void {
  removeVariables((name) => /^(?:PG|NODE_PG_|AWS_(?!SDK_JS_)|BETTER_AUTH_)/.test(name));
  Object.assign(process.env, neutral);
}
