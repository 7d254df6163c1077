import { paths } from "../../../paths.ts";
import { type ListFilter, listPath } from "./list-filter.tsx";
import { bulkFormId } from "./picture-row.tsx";

/** The actions on all chosen pictures. Afterwards the list is shown with the same `filter`. */
export const BulkForm = ({ filter }: { readonly filter: ListFilter }) => (
  <form id={bulkFormId} class="bulk" method="post" action={paths.bulk}>
    <input type="hidden" name="back" value={listPath(filter)} />
    <label class="all" data-choose-all hidden>
      <input type="checkbox" aria-label="Choose all on this page" />
    </label>
    <span class="label" id="bulk-label" aria-live="polite">
      Chosen pictures
    </span>
    {filter.deleted ? (
      <BulkButton action="restore" label="Restore" />
    ) : (
      <>
        <BulkButton action="publish" label="Publish now" />
        <BulkButton action="draft" label="Make drafts" />
        <BulkButton action="delete" label="Delete" isDangerous />
      </>
    )}
  </form>
);

const BulkButton = ({
  action,
  label,
  isDangerous = false,
}: {
  readonly action: "publish" | "draft" | "delete" | "restore";
  readonly label: string;
  readonly isDangerous?: boolean;
}) => (
  <button
    class={isDangerous ? "quiet danger" : "quiet"}
    type="submit"
    name="action"
    value={action}
    aria-describedby="bulk-label"
  >
    {label}
  </button>
);
