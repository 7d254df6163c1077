import { resolve } from "node:path";
import * as z from "zod";

/** Lambda's variable for the folder of the code. Lambda does not guarantee that the process starts in it. */
export const taskRootSchema = z.object({ LAMBDA_TASK_ROOT: z.string().default(".") });

/** The path of a folder that a setting names, which may be relative to the folder of the function's code. */
export const bundledFolder = (
  { LAMBDA_TASK_ROOT }: z.infer<typeof taskRootSchema>,
  folder: string,
): string => resolve(LAMBDA_TASK_ROOT, folder);
