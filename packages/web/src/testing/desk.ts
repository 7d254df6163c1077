import type { AuditEntryJson } from "@iotd/core/audit";
import type { StateCounts } from "@iotd/core/picture";

/** The current time on the desk pages in tests. */
export const now = new Date("2026-11-24T08:00:00.000Z");

/** The filter of a list without a search. */
export const noFilter = { sort: "uploaded", deleted: false } as const;

/** The list counts no pictures in any state. */
export const counts: StateCounts = {
  draft: 0,
  scheduled: 0,
  published: 0,
  in_preparation: 0,
  refused: 0,
  no_file: 0,
  deleted: 0,
};

/** An entry: Ada changed the name of a picture. `changes` replace its fields. */
export const anEntry = (changes: Partial<AuditEntryJson> = {}): AuditEntryJson => ({
  id: "01920000-0000-7000-8000-000000000001",
  at: "2026-11-22T09:00:00.000Z",
  actor: { id: "01920000-0000-7000-8000-000000000002", name: "Ada" },
  action: "picture.changed",
  pictureId: "01920000-0000-7000-8000-000000000003",
  personId: null,
  subjectName: "Lift-off",
  changes: { name: ["Lift", "Lift-off"] },
  ...changes,
});
