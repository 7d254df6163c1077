import * as pictures from "@iotd/core/picture";
import { Hono } from "hono";
import * as z from "zod";
import { editorContext } from "../../auth/editor-context.ts";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { parseInput } from "../../http/validate.ts";
import { noticeOf } from "./list-notice.ts";

/** The path of the list with its filter. Any other address becomes the list without a filter. */
const backSchema = z
  .string()
  .regex(/^\/admin(\?[^#]*)?$/)
  .catch("/admin");

/** The form of the list that changes several pictures. It redirects to the list, which shows what was done. */
export const bulkForm = (deps: AppDeps) =>
  new Hono<EditorEnv>().post("/bulk", async (c) => {
    const body = await c.req.parseBody({ all: true });
    const back = backSchema.parse(body.back);
    const backWith = (query: string) =>
      c.redirect(`${back}${back.includes("?") ? "&" : "?"}${query}`, 303);
    if (body.ids === undefined) return backWith("chosen=none");
    const request = parseInput(pictures.bulkRequestSchema, {
      action: body.action,
      ids: [body.ids].flat(),
    });
    const outcomes = await pictures.changePictures(editorContext(deps, c), request);
    const failed = outcomes.filter((outcome) => "failure" in outcome).map(({ id }) => id);
    const query = [
      `${noticeOf[request.action]}=${request.ids}`,
      ...(failed.length > 0 ? [`failed=${failed}`] : []),
    ];
    return backWith(query.join("&"));
  });
