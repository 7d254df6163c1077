import type { NewAuditEntry } from "../../audit/index.ts";
import type { Picture } from "../picture.ts";
import type { FocalPoint } from "../picture-json.ts";

const editableFields = [
  "name",
  "tagline",
  "alt",
  "credit",
  "publishedAt",
  "draft",
  "focalX",
  "focalY",
] as const satisfies readonly (keyof Picture)[];

/** What of a picture's row editors change. */
export type EditableFields = Pick<Picture, (typeof editableFields)[number]>;

/** The columns of a focal point; none where nothing is said of it. */
export const focalColumns = (
  focalPoint: FocalPoint | null | undefined,
): Partial<Pick<Picture, "focalX" | "focalY">> =>
  focalPoint === undefined ? {} : { focalX: focalPoint?.x ?? null, focalY: focalPoint?.y ?? null };

/** Each field that `changed` says differently from `current`, with both values as JSON has them. */
export function differences(
  current: EditableFields,
  changed: { readonly [Field in keyof EditableFields]?: EditableFields[Field] | undefined },
): NonNullable<NewAuditEntry["changes"]> {
  const pairs = editableFields.flatMap((field) => {
    const [before, after] = [toJson(current[field]), toJson(changed[field])];
    return after === undefined || before === after ? [] : [[field, [before, after]] as const];
  });
  return Object.fromEntries(pairs);
}

const toJson = (value: EditableFields[keyof EditableFields] | undefined) =>
  value instanceof Date ? value.toISOString() : value;
