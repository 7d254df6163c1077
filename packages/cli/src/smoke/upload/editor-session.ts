import { expectStatus } from "../read-answer.ts";
import type { Answer, Site } from "../site.ts";
import { unexpected } from "../unexpected.ts";

export type EditorAccount = { readonly email: string; readonly password: string };

/** An editor at work. Each request is the site's, so that it ends with that site's time. */
export type EditorSession = {
  readonly get: (site: Site, path: string) => Promise<Answer>;
  readonly post: (site: Site, path: string, json: object) => Promise<Answer>;
  readonly delete: (site: Site, path: string) => Promise<Answer>;
};

/** Signs in, as the sign-in page does. */
export async function signIn(site: Site, account: EditorAccount): Promise<EditorSession> {
  const send = (cookie: string, method: string) => (at: Site, path: string, json?: object) =>
    at.ask(path, {
      method,
      headers: {
        cookie,
        origin: at.origin,
        ...(json && { "content-type": "application/json" }),
      },
      ...(json && { body: JSON.stringify(json) }),
    });
  const answer = await send("", "POST")(site, "/api/auth/sign-in/email", account);
  expectStatus(answer, 200);
  const cookie = answer.headers
    .getSetCookie()
    .map((header) => header.split(";")[0])
    .join("; ");
  if (cookie === "") throw unexpected("a session after signing in", "no cookie");
  return {
    get: send(cookie, "GET"),
    post: send(cookie, "POST"),
    delete: send(cookie, "DELETE"),
  };
}

/** Signs out, after which the session opens nothing. */
export async function signOut(site: Site, session: EditorSession): Promise<void> {
  expectStatus(await session.post(site, "/api/auth/sign-out", {}), 200);
  expectStatus(await session.get(site, "/api/admin/pictures"), 401);
}
