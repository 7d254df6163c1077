import { z } from "zod";

/** The schema of a message in a file. */
export const messageSchema = z.object({
  id: z.string(),
  body: z.string(),
  sentAt: z.number(),
  receiveCount: z.number(),
  firstReceivedAt: z.number().optional(),
  lastError: z.string().optional(),
});

/**
 * A message on disk: `receiveCount` is the number of its deliveries, `lastError` the reason of the last
 * failure. Instants are in milliseconds since 1970.
 */
export type Message = Readonly<z.infer<typeof messageSchema>>;

/** A message that is no longer delivered. If its file is not a message, `body` is the text of the file. */
export type DeadLetter = Pick<Message, "id" | "body" | "receiveCount" | "lastError">;
