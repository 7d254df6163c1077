import * as z from "zod";

const problemSchema = z.object({
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).default([]),
});
const listSchema = z.object({
  items: z.array(z.object({ name: z.string() })),
  nextCursor: z.string().nullable(),
});
const announcedSchema = z.object({
  picture: z.looseObject({ id: z.string() }),
  upload: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
});

type Answer = Response | Promise<Response>;

/** What of a problem tests look into. */
export const readProblem = async (answer: Answer) =>
  problemSchema.parse(await (await answer).json());

/** The names of a list's pictures and where its next page begins. */
export async function readList(answer: Answer) {
  const { items, nextCursor } = listSchema.parse(await (await answer).json());
  return { names: items.map(({ name }) => name), nextCursor };
}

/** An announced picture and where its file goes. */
export const readAnnounced = async (answer: Answer) =>
  announcedSchema.parse(await (await answer).json());
