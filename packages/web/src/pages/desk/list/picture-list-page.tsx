import type { EditorPictureJson, StateCounts } from "@iotd/core/picture";
import { restoreDays } from "@iotd/core/picture/limits";
import { paths } from "../../../paths.ts";
import { EditorLayout } from "../../shared/layout.tsx";
import type { EditorPageProps } from "../../shared/site.ts";
import { DeskHeading } from "../desk-heading.tsx";
import { stateLabels } from "../picture-state.ts";
import { BulkForm } from "./bulk-form.tsx";
import { type ListFilter, ListSearch, listPath, Views } from "./list-filter.tsx";
import { type Notice, NoticeBar } from "./notice-bar.tsx";
import { PictureRow } from "./picture-row.tsx";

type PictureListPageProps = EditorPageProps & {
  readonly now: Date;
  readonly pictures: readonly EditorPictureJson[];
  /** The names of the people who added the pictures, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Null on the last page. */
  readonly nextCursor: string | null;
  readonly filter: ListFilter;
  readonly counts: StateCounts;
  readonly notice?: Notice | undefined;
};

/** The table of pictures for editors. */
export const pictureListPage = (props: PictureListPageProps) => {
  const { site, editor, now, pictures, names, nextCursor, filter, counts, notice } = props;
  const title = filter.deleted ? "Deleted pictures" : "Pictures";
  return (
    <EditorLayout site={site} title={title} editor={editor} script="choose-pictures.js">
      {notice ? <NoticeBar notice={notice} /> : null}
      <DeskHeading title={title} view="table" />
      <ListSearch filter={filter} />
      <Views filter={filter} counts={counts} />
      {pictures.length === 0 ? (
        <p class="nothing">
          <NoPictures filter={filter} />
        </p>
      ) : (
        <>
          <BulkForm filter={filter} />
          <table class="pictures">
            <thead class="visually-hidden">
              <tr>
                <th scope="col">Choose</th>
                <th scope="col">Picture</th>
                <th scope="col">Name</th>
                <th scope="col">State</th>
                <th scope="col">Uploaded</th>
                <th scope="col">Actions</th>
              </tr>
            </thead>
            <tbody>
              {pictures.map((picture) => (
                <PictureRow
                  site={site}
                  picture={picture}
                  now={now}
                  uploader={names.get(picture.createdBy ?? "")}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
      {nextCursor === null ? null : (
        <nav class="pages" aria-label="Pages">
          <a rel="next" href={listPath(filter, nextCursor)}>
            Next page <span aria-hidden="true">→</span>
          </a>
        </nav>
      )}
    </EditorLayout>
  );
};

const NoPictures = ({ filter }: { readonly filter: ListFilter }) => {
  const showAll = (href: string) => <a href={href}>Show all</a>;
  if (filter.q) {
    return (
      <>
        No picture matches “{filter.q}”. {showAll(listPath({ ...filter, q: "" }))}
      </>
    );
  }
  if (filter.deleted) {
    return <>No deleted pictures. You can restore deleted pictures here for {restoreDays} days.</>;
  }
  if (filter.state) {
    return (
      <>
        No picture has the state “{stateLabels[filter.state]}”. {showAll(paths.list)}
      </>
    );
  }
  return (
    <>
      No pictures yet. <a href={paths.newPicture}>Upload the first one</a>
    </>
  );
};
