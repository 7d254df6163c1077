import type { InputFault } from "@iotd/core/errors";
import { instantsOf, localTimeAt } from "@iotd/core/local-time";
import * as pictures from "@iotd/core/picture";
import { forEachText } from "@iotd/core/picture/texts";
import * as z from "zod";
import { refuseFields, toFaults } from "../../http/validate.ts";

const text = z.string().catch("");

/** The fields of the edit form; a missing field is empty. `go` is a button that saves and also publishes or unpublishes. */
export const editFormSchema = z.object({
  ...forEachText(() => text),
  focalX: text,
  focalY: text,
  publishedAt: text,
  state: z.enum(["draft", "now", "at"]).optional().catch(undefined),
  go: z.enum(["draft", "now"]).optional().catch(undefined),
  revision: z.coerce.number().int().min(1).optional().catch(undefined),
});
/** The parsed edit form. */
export type EditForm = z.infer<typeof editFormSchema>;

type Context = {
  readonly siteTimeZone: string;
  readonly picture: pictures.Picture;
};

/** The change that the form makes to `picture`, with times in the site's zone. Throws `InvalidInputError`. */
export function parseEditForm(ctx: Context, form: EditForm): pictures.PictureUpdate {
  const [focal, placement] = [readFocalPoint(form), readPlacement(ctx, form)];
  const parsed = pictures.pictureChangesSchema.safeParse({
    ...forEachText((name) => form[name]),
    revision: form.revision,
    ...(focal.value !== undefined && { focalPoint: focal.value }),
  });
  const faults = [
    ...(parsed.success ? [] : toFaults(parsed.error)),
    ...focal.faults,
    ...placement.faults,
  ];
  if (parsed.success && faults.length === 0) return { ...parsed.data, ...placement.value };
  throw refuseFields(faults);
}

type Read<Value> = { readonly value?: Value; readonly faults: readonly InputFault[] };

/** In per cent. Two empty fields mean the middle. */
function readFocalPoint({ focalX, focalY }: EditForm): Read<pictures.FocalPoint | null> {
  const typed = [focalX.trim(), focalY.trim()];
  if (typed.every((value) => value === "")) return { value: null, faults: [] };
  const [x, y] = typed.map((value) => (value === "" ? Number.NaN : Number(value) / 100));
  const isPoint = [x, y].every((share) => share !== undefined && share >= 0 && share <= 1);
  return isPoint && x !== undefined && y !== undefined
    ? { value: { x, y }, faults: [] }
    : {
        faults: [
          { pointer: "/focalPoint", detail: "must be two numbers from 0 to 100, or both empty" },
        ],
      };
}

type Placement = Pick<pictures.PictureUpdate, "draft" | "publishedAt" | "publishNow">;

function readPlacement(ctx: Context, { state, go, publishedAt }: EditForm): Read<Placement> {
  switch (go ?? state) {
    case undefined:
      return { faults: [] };
    case "draft":
      return { value: { draft: true }, faults: [] };
    case "now":
      return { value: { publishNow: true }, faults: [] };
    case "at":
      return readDate(ctx, publishedAt);
  }
}

function readDate({ siteTimeZone: timeZone, picture }: Context, local: string): Read<Placement> {
  // The form shows minutes. An unchanged value keeps its seconds, and stays the same one of two equal clock times.
  if (picture.publishedAt && localTimeAt(picture.publishedAt, timeZone) === local) {
    return { faults: [] };
  }
  const instants = instantsOf(local, timeZone);
  if (instants && instants.kind !== "never") {
    return { value: { publishedAt: instants.instant }, faults: [] };
  }
  const zone = timeZone.replaceAll("_", " ");
  const detail = instants
    ? `In ${zone}, clocks go forward then and skip ${local.slice(11, 16)}. Choose ${localTimeAt(instants.instant, timeZone).slice(-5)} or another time.`
    : "must be a day and a time, such as 31 January 2027, 08:00";
  return { faults: [{ pointer: "/publishedAt", detail }] };
}
