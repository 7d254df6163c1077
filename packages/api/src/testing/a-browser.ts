import type { AdminApp } from "../admin-app.ts";
import { password } from "./sign-in.ts";
import { site } from "./test-apps.ts";

/** The user agent of a test browser. */
export const firefoxOnLinux = "Mozilla/5.0 (X11; Linux) Firefox/128.0";

/** A browser without scripts: it keeps cookies and posts forms. */
export type TestBrowser = ReturnType<typeof aBrowser>;

/** A browser without a session. */
export function aBrowser(app: AdminApp, userAgent = firefoxOnLinux) {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...init.headers, cookie, origin: site.url, "user-agent": userAgent };
    const answer = await app.request(path, { ...init, headers });
    for (const header of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (/max-age=0/i.test(header)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }

  /** Use a list of pairs to send a field several times. */
  const post = (path: string, fields: Record<string, string> | [string, string][] = {}) =>
    send(path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString(),
    });

  return {
    get: (path: string) => send(path),
    post,
    /** The HTML of a page. */
    read: async (path: string) => (await send(path)).text(),
    /** Adds a cookie, `name=value`. */
    receive: (cookie: string) => {
      const [name = "", value = ""] = cookie.split("=");
      cookies.set(name, value);
    },
    signIn: (email: string, tried = password) => post("/admin/sign-in", { email, password: tried }),
    /** Whether it can open the editors' pages. */
    isSignedIn: async () => (await send("/admin")).status === 200,
  };
}
