import * as z from "zod";

const readinessSchema = z.object({ checks: z.record(z.string(), z.string()) });

/**
 * Resolves if `/health/ready` of the service at `url` succeeds.
 *
 * @throws Error of one line that names the parts that are not ready.
 */
export async function awaitReady(url: string): Promise<void> {
  const answer = await fetch(`${url}/health/ready`);
  if (answer.ok) return void (await answer.body?.cancel());
  const { data } = readinessSchema.safeParse(await answer.json().catch(() => undefined));
  const failed = Object.entries(data?.checks ?? {}).filter(([, result]) => result !== "ok");
  const reasons = failed.map(([part, result]) => `${part} ${result}`).join(", ");
  throw new Error(
    `The service is not ready: ${reasons || `/health/ready answers ${answer.status}`}.`,
  );
}
