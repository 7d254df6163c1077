import type { EditorPictureJson } from "@iotd/core/picture";
import { formatInstant } from "../../../format-day.ts";
import { paths } from "../../../paths.ts";
import type { Site } from "../../shared/site.ts";
import { fieldLabels } from "../field-labels.ts";
import { type EditValues, editValuesOf } from "./edit-values.ts";

/** The editor who saved a picture while another editor had it open, and when (RFC 3339). */
export type Conflict = { readonly by: string; readonly at: string };

const labels = {
  ...fieldLabels,
  state: "Publication",
} as const satisfies Record<keyof EditValues, string>;

/** Shows the fields in which the saved version and the typed one differ, and lets the editor choose one version. */
export const ConflictPanel = ({
  site,
  picture,
  values,
  conflict,
  formId,
}: {
  readonly site: Site;
  /** The picture as the other editor saved it. */
  readonly picture: EditorPictureJson;
  /** What this editor typed. */
  readonly values: EditValues;
  readonly conflict: Conflict | undefined;
  /** The id of the form with `values`. */
  readonly formId: string;
}) => {
  const theirs = editValuesOf(picture, site.timeZone);
  const who = conflict?.by ?? "Another editor";
  const fields = Object.entries(labels).flatMap(([name, label]) =>
    isField(name) && differ(theirs[name], values[name]) ? [{ name, label }] : [],
  );
  return (
    <section class="alert conflict" role="alert" aria-labelledby="conflict-title">
      <h2 id="conflict-title">
        {who} saved this picture
        {conflict ? ` on ${formatInstant(conflict.at, site.timeZone)}` : ""}, after you opened it
      </h2>
      <p>Your changes are not lost: they are in the form below, not saved yet.</p>
      {fields.length === 0 ? (
        <p>Your version is the same as theirs.</p>
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
          Save my version
        </button>
        <a class="button secondary" href={paths.editPicture(picture.id)}>
          Use their version
        </a>
      </div>
    </section>
  );
};

const isField = (name: string): name is keyof EditValues => Object.hasOwn(labels, name);

/** Browsers send line breaks as CR LF. */
const normal = (text: string | undefined) => (text ?? "").replaceAll("\r\n", "\n").trim();
const differ = (a: string | undefined, b: string | undefined) => normal(a) !== normal(b);

const stateWords: Readonly<Record<string, string>> = {
  draft: "Draft",
  now: "Published now",
  at: "Published from a date",
};
const textOf = (value: string | undefined) =>
  stateWords[value ?? ""] ?? (normal(value) || "nothing");
