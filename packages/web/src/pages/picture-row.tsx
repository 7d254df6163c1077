import type { EditorPictureJson } from "@iotd/core/picture";
import { formatInstant } from "./day.ts";
import { DeleteButton, RestoreButton } from "./picture-actions.tsx";
import { PictureStatus } from "./picture-status.tsx";
import type { Site } from "./site.ts";
import { Thumbnail } from "./thumbnail.tsx";

/** A picture in the editors' list. */
export const PictureRow = ({
  site,
  picture,
}: {
  readonly site: Site;
  readonly picture: EditorPictureJson;
}) => {
  const { id, name, tagline, status, createdAt, deletedAt } = picture;
  return (
    <li class="row">
      <Thumbnail picture={picture} sizes="7.5rem" alt="" />
      <div class="about">
        <h2>
          <a href={`/admin/pictures/${id}`}>{name}</a>
        </h2>
        <p class="tagline">{tagline}</p>
        {deletedAt ? (
          <p class="status">
            <span class="badge deleted">Deleted</span>{" "}
            <time datetime={deletedAt}>{formatInstant(deletedAt, site.timeZone)}</time>
          </p>
        ) : (
          <PictureStatus site={site} picture={picture} />
        )}
        <p class="uploaded">
          Uploaded <time datetime={createdAt}>{formatInstant(createdAt, site.timeZone)}</time>
        </p>
      </div>
      <div class="actions">
        {deletedAt === null && (status === "rejected" || status === "awaiting_upload") ? (
          <a class="button secondary" href={`/admin/pictures/${id}#file`}>
            Send a file<span class="visually-hidden"> for “{name}”</span>
          </a>
        ) : null}
        {deletedAt ? <RestoreButton picture={picture} /> : <DeleteButton picture={picture} />}
      </div>
    </li>
  );
};
