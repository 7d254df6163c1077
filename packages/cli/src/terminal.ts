import { readFileSync } from "node:fs";

/** What a command writes to. */
export type Terminal = {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
};

/** What a command reads from and writes to. */
export type InputTerminal = Terminal & {
  /** Reads standard input to its end. */
  readonly readInput: () => string;
};

/** The terminal of this process. */
export const processTerminal: InputTerminal = {
  print: console.log,
  printError: console.error,
  readInput: () => readFileSync(0, "utf8"),
};

/** A password from standard input, without the line break that ends it. */
export const readPassword = ({ readInput }: Pick<InputTerminal, "readInput">): string =>
  readInput().replace(/\r?\n$/, "");
