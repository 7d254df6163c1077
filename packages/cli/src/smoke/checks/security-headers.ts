import { type Answer, unexpected } from "@iotd/api/answer";
import { securityHeaders } from "@iotd/api/security-headers";
import type { Seen } from "../check.ts";
import { fresh } from "../fresh.ts";
import type { Site } from "../site.ts";

/** One of each kind: a page, JSON, the editors' side, an error. */
export const protectedPaths = ["/", "/api/today", "/admin/sign-in", "/nothing-is-here"] as const;

/** The answers at `paths` protect whoever gets them, with exactly the headers that this release gives. */
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

/** Editors' pages may also talk to the uploads bucket, whose address only the service knows. */
const uploadsOriginOf = (headers: Headers): string | undefined =>
  /connect-src 'self' (https?:\/\/[^\s;,*]+)/.exec(
    headers.get("content-security-policy") ?? "",
  )?.[1];
