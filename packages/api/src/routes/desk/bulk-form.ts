import * as pictures from "@iotd/core/picture";
import { Hono } from "hono";
import * as z from "zod";
import { editorContext } from "../../auth/editor-context.ts";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { readForm } from "../../http/read-form.ts";
import { parseInput } from "../../http/validate.ts";
import { noticeOf } from "./list-notice.ts";

const formSchema = z.object({
  action: z.string().catch(""),
  /** A field for each picture. */
  ids: z.union([z.string().transform((id) => [id]), z.array(z.string())]).optional(),
  /** The path of the list with its filter, as a browser sends it. Any other address becomes the list without a filter. */
  back: z
    .string()
    .regex(/^\/admin(\?[!-"$-~]*)?$/)
    .catch("/admin"),
});

/** The form of the list that changes several pictures. It redirects to the list, which shows what was done. */
export const bulkForm = (deps: AppDeps) =>
  new Hono<EditorEnv>().post("/bulk", async (c) => {
    const { action, ids, back } = await readForm(c, formSchema, { all: true });
    const backWith = (query: string) =>
      c.redirect(`${back}${back.includes("?") ? "&" : "?"}${query}`, 303);
    if (ids === undefined) return backWith("chosen=none");
    const request = parseInput(pictures.bulkRequestSchema, { action, ids });
    const outcomes = await pictures.changePictures(editorContext(deps, c), request);
    const failed = outcomes.filter((outcome) => "failure" in outcome).map(({ id }) => id);
    const query = [
      `${noticeOf[request.action]}=${request.ids}`,
      ...(failed.length > 0 ? [`failed=${failed}`] : []),
    ];
    return backWith(query.join("&"));
  });
