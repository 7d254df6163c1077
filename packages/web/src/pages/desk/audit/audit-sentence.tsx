import type { AuditEntryJson } from "@iotd/core/audit";
import { formatInstant } from "../../../format-day.ts";
import { paths } from "../../../paths.ts";

/** An entry, and the IANA time zone of the times to show. */
export type AuditEntryProps = { readonly entry: AuditEntryJson; readonly timeZone: string };

type Words = { readonly before: string; readonly after?: string };

/** The words before and after the name of the picture or person. */
const words: Readonly<Record<AuditEntryJson["action"], Words>> = {
  "picture.created": { before: "added" },
  "picture.changed": { before: "changed" },
  "picture.published": { before: "published" },
  "picture.scheduled": { before: "scheduled" },
  "picture.unpublished": { before: "changed", after: " to a draft" },
  "picture.deleted": { before: "deleted" },
  "picture.restored": { before: "restored" },
  "picture.file_requested": { before: "started an upload for" },
  "person.invited": { before: "invited" },
  "person.invitation_revoked": { before: "revoked the invitation of" },
  "person.joined": { before: "accepted an invitation as" },
  "person.renamed": { before: "changed the name of" },
  "person.role_changed": { before: "changed the role of" },
  "person.reset_requested": { before: "created a link to reset the password of" },
  "person.password_changed": { before: "changed the password of" },
  "person.second_factor_changed": { before: "changed the second factor of" },
  "person.signed_out": { before: "signed", after: " out everywhere" },
  "person.removed": { before: "removed" },
};

/** An entry as a sentence: “Ada scheduled “Lift-off” for 24 Nov 2026, 08:00.” */
export const AuditSentence = ({ entry, timeZone }: AuditEntryProps) => {
  const { before, after = dateOf(entry, timeZone) } = words[entry.action];
  return (
    <>
      {entry.actor.id ? (
        <a href={paths.audit({ by: entry.actor.id })}>{entry.actor.name}</a>
      ) : (
        entry.actor.name
      )}{" "}
      {before} <Subject entry={entry} />
      {after}.
    </>
  );
};

const Subject = ({ entry }: { readonly entry: AuditEntryJson }) => {
  if (entry.pictureId) {
    return <a href={paths.audit({ picture: entry.pictureId })}>“{entry.subjectName}”</a>;
  }
  if (entry.personId) {
    return <a href={paths.audit({ person: entry.personId })}>{entry.subjectName}</a>;
  }
  return <>{entry.subjectName}</>;
};

/** The new date of a picture; empty if it is the time of the change. */
function dateOf({ action, at, changes }: AuditEntryJson, timeZone: string): string {
  const date = changes?.publishedAt?.[1];
  if (typeof date !== "string" || date === at) return "";
  if (action === "picture.scheduled") return ` for ${formatInstant(date, timeZone)}`;
  return action === "picture.published" ? ` as of ${formatInstant(date, timeZone)}` : "";
}
