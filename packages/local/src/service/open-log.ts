import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { createLogger, type Logger } from "@iotd/core/logging";

export type ServiceLog = {
  readonly log: Logger;
  readonly file: string;
  readonly close: () => Promise<void>;
};

const isForPeople = (line: string) => /"level":"(?:warn|error)"/.test(line);

/** The log that CloudWatch would keep, in a file of `directory`; `print` gets what is worth a look at once. */
export function openLog(directory: string, print: (line: string) => void): ServiceLog {
  const file = join(directory, "service.log");
  const stream = createWriteStream(file, { flags: "a" });
  const log = createLogger((line) => {
    stream.write(`${line}\n`);
    if (isForPeople(line)) print(line);
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
