import type { AuditEntryJson } from "@iotd/core/audit";
import { formatInstant } from "../../../format-day.ts";
import { AuditChanges } from "./audit-changes.tsx";
import { AuditSentence } from "./audit-sentence.tsx";

/** Audit entries with their times in `timeZone`. */
export const AuditList = ({
  entries,
  timeZone,
}: {
  readonly entries: readonly AuditEntryJson[];
  readonly timeZone: string;
}) => (
  <ol class="audit">
    {entries.map((entry) => (
      <li>
        <time datetime={entry.at}>{formatInstant(entry.at, timeZone)}</time>
        <div>
          <p>
            <AuditSentence entry={entry} timeZone={timeZone} />
          </p>
          <AuditChanges entry={entry} timeZone={timeZone} />
        </div>
      </li>
    ))}
  </ol>
);
