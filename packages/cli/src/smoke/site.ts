import { type Answer, ask } from "@iotd/api/answer";

/** The site that is checked, and the time limit of one check. */
export type Site = {
  /** Its origin, such as `https://iotd.example.com`. */
  readonly origin: string;
  /** Aborts when the time is over or the command is stopped. */
  readonly signal: AbortSignal;
  /** Sends a request for a path of the site; see `ask` of the API. Redirects are not followed. */
  readonly ask: (path: string) => Promise<Answer>;
};

/** The site at `origin`, whose requests end with `signal`. */
export const openSite = (origin: string, signal: AbortSignal): Site => ({
  origin,
  signal,
  ask: (path) => {
    const send = () => fetch(origin + path, { redirect: "manual", signal });
    return ask(`GET ${path.replace(/\?.*/, "")}`, send, signal);
  },
});
