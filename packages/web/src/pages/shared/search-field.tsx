import { pictureLimits } from "@iotd/core/picture/limits";

/** The field `q` that searches pictures. A page has at most one, because of its id. */
export const SearchField = ({ q = "" }: { readonly q?: string | undefined }) => (
  <>
    <label for="q" class="visually-hidden">
      Search in names, taglines and credits
    </label>
    <input
      type="search"
      id="q"
      name="q"
      value={q}
      placeholder="Name, tagline or credit"
      maxlength={pictureLimits.queryCharacters}
      autocomplete="off"
      enterkeyhint="search"
    />
  </>
);
