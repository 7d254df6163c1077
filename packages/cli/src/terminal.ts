/** What a command writes to. */
export type Terminal = {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
};
