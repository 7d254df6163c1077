import { dayAt, daySchema } from "@iotd/core/day";
import { type Month, monthOf, monthSchema } from "@iotd/core/month";
import * as pictures from "@iotd/core/picture";
import { type CalendarMove, calendarPage, renderPage, weeksOf } from "@iotd/web/pages";
import { type Context, Hono } from "hono";
import * as z from "zod";
import { editorContext } from "../../auth/editor-context.ts";
import type { EditorEnv } from "../../auth/require-editor.ts";
import { answerForm } from "../../http/answer-form.ts";
import type { AppDeps } from "../../http/environment.ts";
import { readForm } from "../../http/read-form.ts";
import { siteContext } from "../../http/site-context.ts";
import { valid } from "../../http/validate.ts";
import { byPictureId } from "./by-picture-id.ts";

const instant = z.iso.datetime({ offset: true });

const calendarQuery = z.object({
  month: z.optional(monthSchema),
  /** The picture that was just moved, and its time before; `draft` if it had none. */
  moved: z.optional(pictures.pictureIdSchema),
  from: z.union([z.literal("draft"), instant]).optional(),
});

/** The calendar of pictures by day. */
export function calendarPages(deps: AppDeps) {
  return new Hono<EditorEnv>().get("/", valid("query", calendarQuery), async (c) => {
    const { month, moved, from } = c.req.valid("query");
    const move = moved && {
      picture: toJson(await pictures.getEditorPicture(deps, moved)),
      ...(from && { from: from === "draft" ? null : from }),
    };
    return c.html(await renderCalendar(deps, c, { month, ...(move && { move }) }));
  });
}

const formShape = { revision: z.coerce.number().int().min(1), month: monthSchema };
const moveForm = z.object({ ...formShape, day: daySchema });
const placeForm = z.object({ ...formShape, publishedAt: instant.or(z.literal("")) });

/** The forms of the calendar. They redirect to it, where a notice says what was done, or show why it was refused. */
export function calendarForms(deps: Pick<AppDeps, "db" | "now" | "site">) {
  const { db } = deps;
  /** Redirects to the month. `move` returns the query for the notice. */
  function answer(c: Context<EditorEnv>, month: Month, move: () => Promise<string>) {
    const redirect = async () => c.redirect(`/admin/calendar?month=${month}&${await move()}`, 303);
    return answerForm(c, redirect, ({ code, detail }) =>
      code === "not-found" ? undefined : renderCalendar(deps, c, { month, fault: detail }),
    );
  }

  return new Hono<EditorEnv>()
    .post("/:id/move", byPictureId, async (c) => {
      const { id } = c.req.valid("param");
      const { day, revision, month } = await readForm(c, moveForm);
      return answer(c, month, async () => {
        const { publishedAt } = await pictures.getEditorPicture({ db }, id);
        await pictures.movePicture(editorContext(deps, c), id, { day, revision });
        return `moved=${id}&from=${publishedAt?.toISOString() ?? "draft"}`;
      });
    })
    .post("/:id/place", byPictureId, async (c) => {
      const { id } = c.req.valid("param");
      const { publishedAt, revision, month } = await readForm(c, placeForm);
      return answer(c, month, async () => {
        const placement = publishedAt ? { publishedAt: new Date(publishedAt) } : { draft: true };
        await pictures.updatePicture(editorContext(deps, c), id, { ...placement, revision });
        return `moved=${id}`;
      });
    });
}

async function renderCalendar(
  deps: Pick<AppDeps, "db" | "now" | "site">,
  c: Context<EditorEnv>,
  extras: {
    readonly month?: Month | undefined;
    readonly move?: CalendarMove;
    readonly fault?: string;
  },
): Promise<string> {
  const ctx = siteContext(deps);
  const today = dayAt(ctx.now, ctx.siteTimeZone);
  const month = extras.month ?? monthOf(today);
  const calendar = await pictures.listCalendar(ctx, weeksOf(month));
  return renderPage(
    calendarPage({
      site: deps.site,
      editor: c.get("editor"),
      now: ctx.now,
      today,
      dated: calendar.dated.map(({ day, picture }) => ({ day, picture: toJson(picture) })),
      drafts: calendar.drafts.map(toJson),
      before: calendar.before,
      ...extras,
      month,
    }),
  );
}

const toJson = (picture: pictures.Picture) => pictures.toEditorPictureJson(picture, "");
