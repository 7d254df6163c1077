import { pictureLimits } from "@iotd/core/picture/limits";

/** The field that searches the archive; `q` is what was searched for. At most one on a page. */
export const SearchForm = ({ q }: { readonly q?: string | undefined }) => (
  <search>
    <form class="search" action="/archive">
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
