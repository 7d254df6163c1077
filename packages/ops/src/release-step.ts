import { errorSentence } from "@iotd/core/error-sentence";
import type { Logger } from "@iotd/core/logging";

/**
 * A Lambda handler for a step of a deployment, which takes no input. Runs `work`, logs its result with
 * `message`, and returns it. If `work` fails, the deployment fails and shows one sentence that says why.
 */
export const releaseStep =
  <Result extends Readonly<Record<string, unknown>>>(
    log: Logger,
    message: string,
    work: () => Promise<Result>,
  ) =>
  async (): Promise<Result> => {
    try {
      const result = await work();
      log.info(message, result);
      return result;
    } catch (error) {
      log.error("the deployment step failed", { error });
      throw new Error(errorSentence(error), { cause: error });
    }
  };
