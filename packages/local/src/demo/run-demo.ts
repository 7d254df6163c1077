import { signIn } from "@iotd/api/editor-client";
import { errorSentence } from "@iotd/core/error-sentence";
import type { LocalService } from "../service/start-service.ts";
import { demoPictures, scheduledCount } from "./demo-pictures.ts";
import { type Filled, fillSite } from "./fill-site.ts";

/**
 * Adds the pictures of the demonstration to the running service, and prints each. Never throws: errors
 * are printed too, and the service continues.
 */
export async function runDemo(
  service: Pick<LocalService, "url" | "admin">,
  timeZone: string,
  stopped: AbortSignal,
): Promise<void> {
  const startedAt = performance.now();
  console.log(`Adding ${demoPictures.length} pictures. You can already use the site.`);
  try {
    const editor = await signIn(service.url, service.admin);
    const filled = await fillSite({ editor, now: new Date(), timeZone }, console.log);
    console.log(summary(filled, Math.round((performance.now() - startedAt) / 1_000)));
  } catch (error) {
    console.log(
      stopped.aborted
        ? "The demonstration is not complete. Run the same command to continue it."
        : `The demonstration failed: ${errorSentence(error)}. Run the same command to continue it.`,
    );
  }
}

function summary({ added, alreadyThere, refused }: Filled, seconds: number): string {
  if (alreadyThere === demoPictures.length) {
    return `No pictures added: all ${alreadyThere} of the demonstration exist.`;
  }
  return [
    `${added} pictures added in ${seconds} s. ${scheduledCount} pictures of the demonstration are scheduled.`,
    ...(alreadyThere > 0 ? [`${alreadyThere} existed before.`] : []),
    ...(refused > 0 ? [`${refused} were refused; the reasons are above.`] : []),
  ].join(" ");
}
