import { expectStatus, readJson, unexpected } from "@iotd/api/answer";
import * as z from "zod";
import type { Seen } from "../check.ts";
import type { Site } from "../site.ts";

const liveSchema = z.object({ ok: z.literal(true) });
const readySchema = z.object({ ok: z.boolean(), checks: z.record(z.string(), z.string()) });

/** Checks that the public app runs. */
export async function checkLive(site: Site): Promise<Seen> {
  const answer = await site.ask("/health/live");
  expectStatus(answer, 200);
  readJson(answer, liveSchema);
  return "the public app answers";
}

/** Checks that the admin app and everything that it needs run. Fails with the parts that do not answer. */
export async function checkReady(site: Site): Promise<Seen> {
  const answer = await site.ask("/health/ready");
  if (answer.status !== 503) expectStatus(answer, 200);
  const { ok, checks } = readJson(answer, readySchema);
  const missing = Object.entries(checks).filter(([, result]) => result !== "ok");
  if (!ok || missing.length > 0) {
    throw unexpected(
      "every part of the service to answer",
      missing.map(([part, result]) => `${part}: ${result}`).join("; ") || "ok: false",
    );
  }
  return `the admin app answers, and so do ${Object.keys(checks).join(", ")}`;
}
