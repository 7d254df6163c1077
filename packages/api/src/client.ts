import { hc } from "hono/client";
import type { PublicApi } from "./public-api.ts";

/**
 * A client of the public API of the site at `origin` (`https://iotd.example.com`), whose types are
 * those of the routes. Failures are answers, not exceptions: check `ok` or `status`, then read the JSON.
 *
 * ```ts
 * const answer = await createClient("https://iotd.example.com").api.today.$get();
 * if (answer.status === 200) console.log((await answer.json()).name);
 * ```
 */
export const createClient = (origin: string, options: { readonly fetch?: typeof fetch } = {}) =>
  hc<PublicApi>(origin, options);
