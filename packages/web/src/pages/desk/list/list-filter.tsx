import type { PictureState, StateCounts } from "@iotd/core/picture";
import { paths, withQuery } from "../../../paths.ts";
import { SearchField } from "../../shared/search-field.tsx";
import { stateLabels } from "../picture-state.ts";

/** Which pictures a list shows, and in which order. */
export type ListFilter = {
  readonly q?: string | undefined;
  readonly state?: PictureState | undefined;
  readonly sort: "uploaded" | "published";
  readonly deleted: boolean;
};

/** The path of the list with that filter, from the page that begins after `cursor`. */
export const listPath = (
  { q, state, sort, deleted }: Partial<ListFilter>,
  cursor?: string,
): string =>
  withQuery(paths.list, {
    q,
    state,
    sort: sort === "published" ? sort : undefined,
    deleted: deleted ? "true" : undefined,
    cursor,
  });

/** Shown even if no picture has the state. */
const alwaysShown = new Set<string>(["draft", "scheduled", "published"]);

/** Links to the views of the list, each with its number of pictures. */
export const Views = ({
  filter,
  counts,
}: {
  readonly filter: ListFilter;
  readonly counts: StateCounts;
}) => {
  const { q, sort } = filter;
  const { deleted, ...present } = counts;
  const all = Object.values(present).reduce((sum, count) => sum + count, 0);
  const states = Object.entries(stateLabels).flatMap(([name, label]) =>
    isState(name) && (alwaysShown.has(name) || counts[name] > 0 || filter.state === name)
      ? [{ state: name, label, count: counts[name] }]
      : [],
  );
  return (
    <nav class="views" aria-label="Views">
      <View
        path={listPath({ q, sort })}
        isCurrent={filter.state === undefined && !filter.deleted}
        label="All"
        count={all}
      />
      {states.map(({ state, label, count }) => (
        <View
          path={listPath({ q, sort, state })}
          isCurrent={filter.state === state && !filter.deleted}
          label={label}
          count={count}
        />
      ))}
      <View
        path={listPath({ q, sort, deleted: true })}
        isCurrent={filter.deleted}
        label="Deleted"
        count={deleted}
      />
    </nav>
  );
};

const isState = (name: string): name is PictureState => Object.hasOwn(stateLabels, name);

const View = ({
  path,
  isCurrent,
  label,
  count,
}: {
  readonly path: string;
  readonly isCurrent: boolean;
  readonly label: string;
  readonly count: number;
}) => (
  <a href={path} {...(isCurrent && { "aria-current": "page" as const })}>
    {label} <span class="count">{count}</span>
  </a>
);

/** The form that searches and sorts the list. */
export const ListSearch = ({ filter }: { readonly filter: ListFilter }) => (
  <search>
    {" "}
    <form class="search" method="get" action={paths.list}>
      <div class="words">
        <SearchField q={filter.q} />
      </div>
      <div>
        <label for="sort" class="visually-hidden">
          Order
        </label>
        <select id="sort" name="sort">
          <option value="uploaded" selected={filter.sort === "uploaded"}>
            Newest upload first
          </option>
          <option value="published" selected={filter.sort === "published"}>
            Latest publication first
          </option>
        </select>
      </div>
      {filter.state ? <input type="hidden" name="state" value={filter.state} /> : null}
      {filter.deleted ? <input type="hidden" name="deleted" value="true" /> : null}
      <button class="secondary" type="submit">
        Search
      </button>
      {filter.q ? (
        <a class="clear" href={listPath({ ...filter, q: undefined })}>
          Clear
        </a>
      ) : null}
    </form>
  </search>
);
