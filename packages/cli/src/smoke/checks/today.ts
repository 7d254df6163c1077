import { expectStatus, readJson } from "@iotd/api/answer";
import * as z from "zod";
import type { Seen } from "../check.ts";
import { expectContentType } from "../expect-content-type.ts";
import { fresh } from "../fresh.ts";
import type { Site } from "../site.ts";

const todaySchema = z.object({ id: z.uuid(), image: z.object({ src: z.url() }) });
const nonePublishedSchema = z.object({ type: z.literal("urn:iotd:problem:not-found") });

/** Checks the JSON of today's picture, and its image. Passes if nothing is published yet. */
export async function checkToday(site: Site): Promise<Seen> {
  const answer = await site.ask(fresh("/api/today"));
  if (answer.status === 404) {
    readJson(answer, nonePublishedSchema);
    return "nothing is published yet";
  }
  expectStatus(answer, 200);
  const { image } = readJson(answer, todaySchema);
  const file = await site.ask(new URL(image.src).pathname);
  expectStatus(file, 200);
  expectContentType(file, "image/jpeg");
  return "a picture with its image";
}
