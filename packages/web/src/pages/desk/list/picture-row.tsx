import type { EditorPictureJson } from "@iotd/core/picture";
import { formatInstant } from "../../../format-day.ts";
import { paths } from "../../../paths.ts";
import type { Site } from "../../shared/site.ts";
import { Thumbnail } from "../../shared/thumbnail.tsx";
import { needsFile } from "../picture-state.ts";
import { PictureStatus } from "../picture-status.tsx";
import { DeleteButton, RestoreButton } from "./picture-actions.tsx";

/** The id of the form that the checkboxes of the table belong to. */
export const bulkFormId = "bulk";

/** A row of the editors' table. */
export const PictureRow = ({
  site,
  picture,
  now,
  uploader,
}: {
  readonly site: Site;
  readonly picture: EditorPictureJson;
  readonly now: Date;
  /** The name of the person who added the picture, if it is known. */
  readonly uploader?: string | undefined;
}) => {
  const { id, name, tagline, createdAt, deletedAt } = picture;
  return (
    <tr>
      <td class="choice">
        <label>
          <input type="checkbox" form={bulkFormId} name="ids" value={id} />
          <span class="visually-hidden">Choose “{name}”</span>
        </label>
      </td>
      <td class="picture">
        <Thumbnail picture={picture} sizes="7.5rem" alt="" />
      </td>
      <th scope="row">
        <a class="name" href={paths.editPicture(id)}>
          {name}
        </a>
        <p class="tagline">{tagline}</p>
      </th>
      <td class="state">
        <PictureStatus site={site} picture={picture} now={now} />
      </td>
      <td class="uploaded">
        <time datetime={createdAt}>{formatInstant(createdAt, site.timeZone)}</time>
        {uploader ? <span class="who">{uploader}</span> : null}
      </td>
      <td class="actions">
        {needsFile(picture) ? (
          <a class="button secondary" href={`${paths.editPicture(id)}#file`}>
            Upload a file<span class="visually-hidden"> for “{name}”</span>
          </a>
        ) : null}
        {deletedAt ? <RestoreButton picture={picture} /> : <DeleteButton picture={picture} />}
      </td>
    </tr>
  );
};
