import { type Answer, unexpected } from "@iotd/api/answer";
import { securityHeaders } from "@iotd/api/security-headers";
import type { Seen } from "../check.ts";
import { fresh } from "../fresh.ts";
import type { Site } from "../site.ts";

/** One path of each kind: a page, JSON, an editors' page, an error. */
export const protectedPaths = ["/", "/api/today", "/admin/sign-in", "/nothing-is-here"] as const;

/** Checks that the answers at `paths` have exactly the security headers of this release. */
export async function checkSecurityHeaders(
  site: Site,
  paths: readonly string[] = protectedPaths,
): Promise<Seen> {
  for (const path of paths) expectSecurityHeaders(await site.ask(fresh(path)));
  return `${Object.keys(securityHeaders()).length} headers at ${paths.join(", ")}`;
}

function expectSecurityHeaders({ of, headers }: Answer): void {
  for (const [name, value] of Object.entries(securityHeaders(uploadsOriginOf(headers)))) {
    const seen = headers.get(name);
    if (seen !== value) throw unexpected(`${of} to have ${name}: ${value}`, seen ?? "none");
  }
}

/** Editors' pages may also send requests to the uploads bucket. Only the service knows its address. */
const uploadsOriginOf = (headers: Headers): string | undefined =>
  /connect-src 'self' (https?:\/\/[^\s;,*]+)/.exec(
    headers.get("content-security-policy") ?? "",
  )?.[1];
