import { signIn } from "@iotd/api/editor-client";
import { errorSentence } from "@iotd/core/error-sentence";
import type { LocalService } from "../service/start-service.ts";
import { demoPictures, scheduledCount } from "./demo-pictures.ts";
import { type Filled, fillSite } from "./fill-site.ts";

/**
 * Fills the running service for whoever looks at it, and prints what it does. Never throws: what went
 * wrong is printed too, and the service runs on.
 */
export async function runDemo(
  service: Pick<LocalService, "url" | "admin">,
  timeZone: string,
  stopped: AbortSignal,
): Promise<void> {
  const startedAt = performance.now();
  console.log(
    `Filling the site with ${demoPictures.length} pictures. You can look at it meanwhile.`,
  );
  try {
    const editor = await signIn(service.url, service.admin);
    const filled = await fillSite({ editor, now: new Date(), timeZone }, console.log);
    console.log(summary(filled, Math.round((performance.now() - startedAt) / 1_000)));
  } catch (error) {
    console.log(
      stopped.aborted
        ? "The demonstration is not complete: the same command goes on with it."
        : `The demonstration could not go on: ${errorSentence(error)}. The same command goes on with it.`,
    );
  }
}

function summary({ added, alreadyThere, refused }: Filled, seconds: number): string {
  if (alreadyThere === demoPictures.length) {
    return `All ${alreadyThere} pictures of the demonstration are there already: nothing was added.`;
  }
  return [
    `${added} pictures added in ${seconds} s, ${scheduledCount} of the demonstration’s are for days to come.`,
    ...(alreadyThere > 0 ? [`${alreadyThere} were there already.`] : []),
    ...(refused > 0 ? [`${refused} were refused, as said above.`] : []),
  ].join(" ");
}
