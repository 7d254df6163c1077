import type { NewAuditEntry } from "../../audit/index.ts";
import type { Picture } from "../picture.ts";
import type { FocalPoint } from "../picture-json.ts";
import { pictureTextNames } from "../texts.ts";

const editableFields = [
  ...pictureTextNames,
  "publishedAt",
  "draft",
  "focalX",
  "focalY",
] as const satisfies readonly (keyof Picture)[];

/** The columns of a picture that editors change. */
export type EditableFields = Pick<Picture, (typeof editableFields)[number]>;

/** The columns of a focal point. Without one (undefined) there are none, so they stay unchanged. */
export const focalColumns = (
  focalPoint: FocalPoint | null | undefined,
): Partial<Pick<Picture, "focalX" | "focalY">> =>
  focalPoint === undefined ? {} : { focalX: focalPoint?.x ?? null, focalY: focalPoint?.y ?? null };

/** Each field whose value in `changed` differs from `current`, with the old and the new value as in JSON. */
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
