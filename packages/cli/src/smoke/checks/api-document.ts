import { expectStatus, readJson } from "@iotd/api/answer";
import * as z from "zod";
import type { Seen } from "../check.ts";
import { fresh } from "../fresh.ts";
import type { Site } from "../site.ts";

const documentSchema = z.object({ openapi: z.string().startsWith("3.1") });

/** The OpenAPI document, which the build puts beside the public app's code. */
export async function checkApiDocument(site: Site): Promise<Seen> {
  const answer = await site.ask(fresh("/api/openapi.json"));
  expectStatus(answer, 200);
  return `OpenAPI ${readJson(answer, documentSchema).openapi}`;
}
