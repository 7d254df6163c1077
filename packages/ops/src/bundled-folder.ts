import { resolve } from "node:path";
import * as z from "zod";

/** Lambda says where a function's code is; the folder that its process starts in is nobody's promise. */
export const taskRootSchema = z.object({ LAMBDA_TASK_ROOT: z.string().default(".") });

/** The folder that a setting names: an absolute one, or one beside the function's code. */
export const bundledFolder = (
  { LAMBDA_TASK_ROOT }: z.infer<typeof taskRootSchema>,
  folder: string,
): string => resolve(LAMBDA_TASK_ROOT, folder);
