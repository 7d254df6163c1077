import type { EditorPictureJson } from "@iotd/core/picture";
import { formatInstant } from "../../../format-day.ts";
import { pictureFields } from "../../../picture-fields.ts";
import type { Site } from "../../shared/site.ts";
import { type EditValues, editValuesOf } from "./edit-values.ts";

/** Who saved a picture while another editor had it open. */
export type Conflict = { readonly by: string; readonly at: string };

const labels = {
  name: pictureFields.name.label,
  tagline: pictureFields.tagline.label,
  alt: pictureFields.alt.label,
  credit: pictureFields.credit.label,
  state: "On the site",
  publishedAt: "Date",
  focalX: "Focal point from the left, in per cent",
  focalY: "Focal point from the top, in per cent",
} as const satisfies Record<keyof EditValues, string>;

/** What the other editor saved beside what this one typed, and the choice between them. */
export const ConflictPanel = ({
  site,
  picture,
  values,
  conflict,
  formId,
}: {
  readonly site: Site;
  /** As it is now: the other editor's. */
  readonly picture: EditorPictureJson;
  /** What this editor typed. */
  readonly values: EditValues;
  readonly conflict: Conflict | undefined;
  /** The form that holds `values`. */
  readonly formId: string;
}) => {
  const theirs = editValuesOf(picture, site.timeZone);
  const who = conflict?.by ?? "Somebody else";
  const fields = Object.entries(labels).flatMap(([name, label]) =>
    isField(name) && differ(theirs[name], values[name]) ? [{ name, label }] : [],
  );
  return (
    <section class="alert conflict" role="alert" aria-labelledby="conflict-title">
      <h2 id="conflict-title">
        {who} saved this picture
        {conflict ? ` on ${formatInstant(conflict.at, site.timeZone)}` : ""}, after you had opened
        it
      </h2>
      <p>Nothing is lost: what you typed is in the form below and not saved yet.</p>
      {fields.length === 0 ? (
        <p>What you typed is what {who} saved.</p>
      ) : (
        <dl class="sides">
          {fields.map(({ name, label }) => (
            <div>
              <dt>{label}</dt>
              <dd>
                <span class="side">{who} saved</span>
                <span class="value">{textOf(theirs[name])}</span>
              </dd>
              <dd>
                <span class="side">You typed</span>
                <span class="value">{textOf(values[name])}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div class="ways">
        <button class="primary" type="submit" form={formId}>
          Save mine anyway
        </button>
        <a class="button secondary" href={`/admin/pictures/${picture.id}`}>
          Take theirs
        </a>
      </div>
    </section>
  );
};

const isField = (name: string): name is keyof EditValues => Object.hasOwn(labels, name);

/** Browsers send the ends of lines as CR LF. */
const normal = (text: string | undefined) => (text ?? "").replaceAll("\r\n", "\n").trim();
const differ = (a: string | undefined, b: string | undefined) => normal(a) !== normal(b);

const stateWords: Readonly<Record<string, string>> = {
  draft: "Draft",
  now: "From now on",
  at: "From a date on",
};
const textOf = (value: string | undefined) =>
  stateWords[value ?? ""] ?? (normal(value) || "nothing");
