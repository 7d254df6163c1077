import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { createLogger, type Logger } from "@iotd/core/logging";

/** The log of the service. */
export type ServiceLog = {
  readonly log: Logger;
  readonly file: string;
  readonly close: () => Promise<void>;
};

const isWarning = (line: string) => /"level":"(?:warn|error)"/.test(line);

/** Opens the log in a file of `directory`; `print` is called with each line that is a warning or an error. */
export function openLog(directory: string, print: (line: string) => void): ServiceLog {
  const file = join(directory, "service.log");
  const stream = createWriteStream(file, { flags: "a" });
  const log = createLogger((line) => {
    stream.write(`${line}\n`);
    if (isWarning(line)) print(line);
  });
  return {
    log,
    file,
    close: () => {
      stream.end();
      return finished(stream);
    },
  };
}
