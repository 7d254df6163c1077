import * as z from "zod";

const problemSchema = z.object({
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).default([]),
});
const listSchema = z.object({
  items: z.array(z.object({ name: z.string() })),
  nextCursor: z.string().nullable(),
});
const pictureUploadSchema = z.object({
  picture: z.looseObject({ id: z.string() }),
  upload: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
});

type Answer = Response | Promise<Response>;

/** The fields of problem details that tests check. */
export const readProblem = async (answer: Answer) =>
  problemSchema.parse(await (await answer).json());

/** The names of the pictures in a list, and the cursor of its next page. */
export async function readList(answer: Answer) {
  const { items, nextCursor } = listSchema.parse(await (await answer).json());
  return { names: items.map(({ name }) => name), nextCursor };
}

/** A picture and the presigned request for its file. */
export const readPictureUpload = async (answer: Answer) =>
  pictureUploadSchema.parse(await (await answer).json());
