import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseFile, writeFileDurably } from "@iotd/local-aws";
import * as z from "zod";

/** The addresses and names of a running service, as the environment variables that operations read. */
const runningServiceSchema = z.record(z.string(), z.string());
export type RunningService = z.infer<typeof runningServiceSchema>;

const fileIn = (dataDirectory: string) => join(dataDirectory, "running-service.json");

/** Writes the file that `npm run ops` reads, readable by its owner only. Returns a function that removes it. */
export async function writeRunningService(
  dataDirectory: string,
  service: RunningService,
): Promise<() => Promise<void>> {
  await writeFileDurably(fileIn(dataDirectory), JSON.stringify(service, null, 2));
  return () => rm(fileIn(dataDirectory), { force: true });
}

/** The service that runs on `dataDirectory`; throws an error of one line if there is none, or if its file is damaged. */
export async function findService(dataDirectory: string): Promise<RunningService> {
  const text = await readFile(fileIn(dataDirectory), "utf8").catch(() => {
    throw new Error(
      `No service runs on ${dataDirectory}. Start it with npm start, then try again in another terminal.`,
    );
  });
  const remedy = "Stop the service and start it again with npm start, which writes the file.";
  return parseFile(runningServiceSchema, { file: fileIn(dataDirectory), text, remedy });
}
