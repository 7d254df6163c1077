import { paths } from "../../paths.ts";
import { SearchField } from "../shared/search-field.tsx";

/** The form that searches the archive; `q` is the current search. */
export const SearchForm = ({ q }: { readonly q?: string | undefined }) => (
  <search>
    <form class="search" action={paths.archive}>
      <SearchField q={q} />
      <button type="submit">Search</button>
    </form>
  </search>
);
