import { z } from "zod";

/** The schema of `Message`, for those kept in files. */
export const messageSchema = z.object({
  id: z.string(),
  body: z.string(),
  sentAt: z.number(),
  receiveCount: z.number(),
  firstReceivedAt: z.number().optional(),
  lastError: z.string().optional(),
});

/**
 * A message as it is kept: how many times it was handed to the consumer, what the last failure said,
 * instants in milliseconds since 1970.
 */
export type Message = Readonly<z.infer<typeof messageSchema>>;

/** A message that was given up. One whose file could not be read has that file's text as its body. */
export type DeadLetter = Pick<Message, "id" | "body" | "receiveCount" | "lastError">;
