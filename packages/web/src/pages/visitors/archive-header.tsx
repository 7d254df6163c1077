import type { Day } from "@iotd/core/day";
import { monthOf } from "@iotd/core/month";
import type { Child } from "hono/jsx";
import { paths } from "../../paths.ts";
import { SearchForm } from "./search-form.tsx";

type ArchiveHeaderProps = {
  /** The page of the archive that is shown. */
  readonly view: "grid" | "calendar" | "search";
  /** `YYYY-MM-DD`, in the site's time zone. */
  readonly today: Day;
  readonly q?: string | undefined;
  /** The heading. */
  readonly children: Child;
};

/** The header of the pages of the archive: heading, links between the pages, search. */
export const ArchiveHeader = ({ view, today, q, children }: ArchiveHeaderProps) => (
  <header class="lead">
    <h1>{children}</h1>
    <nav class="views" aria-label="Archive">
      <a href={paths.archive} aria-current={view === "grid" ? "page" : undefined}>
        All
      </a>
      <a href={paths.month(monthOf(today))} aria-current={view === "calendar" ? "page" : undefined}>
        Calendar
      </a>
    </nav>
    <SearchForm q={q} />
  </header>
);
