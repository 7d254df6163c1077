import type { AuditEntryJson } from "@iotd/core/audit";
import { EditorLayout } from "../../shared/layout.tsx";
import type { Editor, Site } from "../../shared/site.ts";
import { AuditList } from "./audit-list.tsx";

type AuditPageProps = {
  readonly site: Site;
  readonly editor: Editor;
  /** The latest first. */
  readonly entries: readonly AuditEntryJson[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
  /** Whose or what's entries these are; all of them without it. */
  readonly filter: {
    readonly picture?: string | undefined;
    readonly person?: string | undefined;
    readonly by?: string | undefined;
  };
};

/** Who did what and when. */
export const auditPage = ({ site, editor, entries, nextCursor, filter }: AuditPageProps) => {
  const [first] = entries;
  const query = new URLSearchParams({
    ...(filter.picture && { picture: filter.picture }),
    ...(filter.person && { person: filter.person }),
    ...(filter.by && { by: filter.by }),
  });
  return (
    <EditorLayout site={site} title="Audit" editor={editor}>
      {query.size > 0 ? (
        <p class="back">
          <a href="/admin/audit">
            <span aria-hidden="true">←</span> Everything
          </a>
        </p>
      ) : null}
      <h1>{titleOf(filter, first)}</h1>
      {filter.picture && first ? (
        <p class="lead">
          <a href={`/admin/pictures/${filter.picture}`}>Open the picture</a>
        </p>
      ) : null}
      {entries.length === 0 ? (
        <p class="nothing">Nothing has been done yet. What editors do is written down here.</p>
      ) : (
        <AuditList entries={entries} timeZone={site.timeZone} />
      )}
      {nextCursor === null ? null : (
        <nav class="pages" aria-label="Pages">
          <a
            rel="next"
            href={`?${query}${query.size > 0 ? "&" : ""}cursor=${encodeURIComponent(nextCursor)}`}
          >
            Earlier <span aria-hidden="true">→</span>
          </a>
        </nav>
      )}
    </EditorLayout>
  );
};

function titleOf(filter: AuditPageProps["filter"], first: AuditEntryJson | undefined): string {
  if (!first) return "Who did what";
  if (filter.by) return `What ${first.actor.name} did`;
  if (filter.picture) return `What was done to “${first.subjectName}”`;
  return filter.person ? `What was done about ${first.subjectName}` : "Who did what";
}
