import type { AuditEntryJson } from "@iotd/core/audit";
import { type AuditFilter, paths } from "../../../paths.ts";
import { BackLink } from "../../shared/back-link.tsx";
import { EditorLayout } from "../../shared/layout.tsx";
import type { EditorPageProps } from "../../shared/site.ts";
import { AuditList } from "./audit-list.tsx";

type AuditPageProps = EditorPageProps & {
  /** The latest first. */
  readonly entries: readonly AuditEntryJson[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
  /** The picture, person or editor whose entries these are. All entries without it. */
  readonly filter: AuditFilter;
};

/** The audit log: who changed what, and when. */
export const auditPage = ({ site, editor, entries, nextCursor, filter }: AuditPageProps) => {
  const [first] = entries;
  return (
    <EditorLayout site={site} title="Audit log" editor={editor}>
      {filter.picture || filter.person || filter.by ? (
        <BackLink href={paths.audit()} label="All entries" />
      ) : null}
      <h1>{titleOf(filter, first)}</h1>
      {filter.picture && first ? (
        <p class="lead">
          <a href={paths.editPicture(filter.picture)}>Open the picture</a>
        </p>
      ) : null}
      {entries.length === 0 ? (
        <p class="nothing">No entries yet. Changes by editors appear here.</p>
      ) : (
        <AuditList entries={entries} timeZone={site.timeZone} />
      )}
      {nextCursor === null ? null : (
        <nav class="pages" aria-label="Pages">
          <a rel="next" href={paths.audit({ ...filter, cursor: nextCursor })}>
            Earlier <span aria-hidden="true">→</span>
          </a>
        </nav>
      )}
    </EditorLayout>
  );
};

function titleOf(filter: AuditFilter, first: AuditEntryJson | undefined): string {
  if (!first) return "Audit log";
  if (filter.by) return `Changes by ${first.actor.name}`;
  if (filter.picture) return `Changes to “${first.subjectName}”`;
  return filter.person ? `Changes to the account of ${first.subjectName}` : "Audit log";
}
