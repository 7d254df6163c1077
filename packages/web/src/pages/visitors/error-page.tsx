import { paths } from "../../paths.ts";
import { PublicLayout } from "../shared/layout.tsx";
import type { Site } from "../shared/site.ts";
import { SearchForm } from "./search-form.tsx";

type ErrorPageProps = {
  readonly site: Site;
  /** The HTTP status of the response. */
  readonly status: number;
  readonly title: string;
  /** One sentence that says what the reader can do. */
  readonly detail: string;
  readonly requestId: string;
};

/** Says what went wrong, where to go next, and the id that finds the request in the logs. */
export const errorPage = ({ site, status, title, detail, requestId }: ErrorPageProps) => (
  <PublicLayout site={site} title={title}>
    <main id="main" class="message">
      <p class="code" aria-hidden="true">
        {status}
      </p>
      <h1>{title}</h1>
      <p class="detail">{detail}</p>
      {status === 404 ? <SearchForm /> : null}
      <p class="ways">
        <a href="/">Today’s picture</a>
        <a href={paths.archive}>Archive</a>
      </p>
      <p class="request">
        Status {status}, request <code>{requestId}</code>
      </p>
    </main>
  </PublicLayout>
);
