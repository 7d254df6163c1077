import { expectStatus, readJson } from "@iotd/api/answer";
import * as z from "zod";
import type { Seen } from "../check.ts";
import { fresh } from "../fresh.ts";
import type { Site } from "../site.ts";

const documentSchema = z.object({ openapi: z.string().startsWith("3.1") });

/** Checks the OpenAPI document, a file that the build adds to the public function. */
export async function checkApiDocument(site: Site): Promise<Seen> {
  const answer = await site.ask(fresh("/api/openapi.json"));
  expectStatus(answer, 200);
  return `OpenAPI ${readJson(answer, documentSchema).openapi}`;
}
