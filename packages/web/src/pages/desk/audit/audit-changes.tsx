import { formatInstant } from "../../../format-day.ts";
import { fieldLabels } from "../field-labels.ts";
import type { AuditEntryProps } from "./audit-sentence.tsx";

const labels: Readonly<Record<string, string>> = {
  ...fieldLabels,
  draft: "Draft",
  role: "Role",
};

/** The fields that an entry changed, with their old and new values. */
export const AuditChanges = ({ entry, timeZone }: AuditEntryProps) => {
  const changes = Object.entries(entry.changes ?? {});
  if (changes.length === 0) return null;
  return (
    <details class="changes">
      <summary>
        What changed<span class="visually-hidden"> in “{entry.subjectName}”</span>
      </summary>
      <dl>
        {changes.map(([field, [before, after]]) => (
          <div>
            <dt>{labels[field] ?? field}</dt>
            <dd>
              <del>{valueText(field, before, timeZone)}</del>{" "}
              <ins>{valueText(field, after, timeZone)}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

function valueText(field: string, value: unknown, timeZone: string): string {
  if (value === null || value === undefined || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (field === "publishedAt") return formatInstant(String(value), timeZone);
  if (typeof value === "number" && field.startsWith("focal")) return `${Math.round(value * 100)} %`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
