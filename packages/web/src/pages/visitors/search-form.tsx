import { pictureLimits } from "@iotd/core/picture/limits";
import { paths } from "../../paths.ts";

/** The form that searches the archive; `q` is the current search. A page has at most one, because of its id. */
export const SearchForm = ({ q }: { readonly q?: string | undefined }) => (
  <search>
    <form class="search" action={paths.archive}>
      <label for="q" class="visually-hidden">
        Search in names, taglines and credits
      </label>
      <input
        id="q"
        type="search"
        name="q"
        value={q ?? ""}
        placeholder="Name, tagline or credit"
        maxlength={pictureLimits.queryCharacters}
        autocomplete="off"
        enterkeyhint="search"
      />
      <button type="submit">Search</button>
    </form>
  </search>
);
