import type { EditorPictureJson } from "@iotd/core/picture";
import { restoreDays } from "@iotd/core/picture/limits";
import { EditorLayout } from "./layout.tsx";
import { RestoreButton } from "./picture-actions.tsx";
import { PictureRow } from "./picture-row.tsx";
import type { Editor, Site } from "./site.ts";

/** What has just been done, and to which picture. */
export type Notice = {
  readonly kind: "saved" | "deleted" | "restored" | "added";
  readonly picture: { readonly id: string; readonly name: string };
};

type PictureListPageProps = {
  readonly site: Site;
  readonly editor: Editor;
  /** The newest first. */
  readonly pictures: readonly EditorPictureJson[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
  /** Whether `pictures` are the deleted ones. */
  readonly showDeleted: boolean;
  readonly notice?: Notice | undefined;
};

/** All pictures for editors, or those that were deleted (`?deleted=true`). */
export const pictureListPage = (props: PictureListPageProps) => {
  const { site, editor, pictures, nextCursor, showDeleted, notice } = props;
  return (
    <EditorLayout site={site} title={showDeleted ? "Deleted pictures" : "Pictures"} editor={editor}>
      {notice ? <NoticeBar notice={notice} /> : null}
      <div class="heading">
        <h1>{showDeleted ? "Deleted pictures" : "Pictures"}</h1>
        <a class="button primary" href="/admin/pictures/new">
          Add a picture
        </a>
      </div>
      <Views showDeleted={showDeleted} />
      {pictures.length === 0 ? (
        <Nothing showDeleted={showDeleted} />
      ) : (
        <ul class="pictures">
          {pictures.map((picture) => (
            <PictureRow site={site} picture={picture} />
          ))}
        </ul>
      )}
      {nextCursor === null ? null : (
        <nav class="pages" aria-label="Pages">
          <a
            rel="next"
            href={`?${showDeleted ? "deleted=true&" : ""}cursor=${encodeURIComponent(nextCursor)}`}
          >
            Next page <span aria-hidden="true">→</span>
          </a>
        </nav>
      )}
    </EditorLayout>
  );
};

const NoticeBar = ({ notice }: { readonly notice: Notice }) => (
  <div class="notice" role="status">
    <p>
      “{notice.picture.name}” {notice.kind}.
    </p>
    {notice.kind === "deleted" ? <RestoreButton picture={notice.picture} label="Undo" /> : null}
  </div>
);

const Views = ({ showDeleted }: { readonly showDeleted: boolean }) => (
  <nav class="views" aria-label="Views">
    <a href="/admin" {...(!showDeleted && { "aria-current": "page" as const })}>
      All
    </a>
    <a href="/admin?deleted=true" {...(showDeleted && { "aria-current": "page" as const })}>
      Deleted
    </a>
  </nav>
);

const Nothing = ({ showDeleted }: { readonly showDeleted: boolean }) =>
  showDeleted ? (
    <p class="nothing">
      Nothing is deleted. What you delete can be restored here for {restoreDays} days.
    </p>
  ) : (
    <p class="nothing">
      No pictures yet. <a href="/admin/pictures/new">Upload the first one</a>
    </p>
  );
