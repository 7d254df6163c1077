import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/index.ts";
import type { LoginRole } from "../database/login-roles.ts";
import { explainQueries } from "../testing/explain-queries.ts";
import { useTestDatabase } from "../testing/index.ts";
import { insertManyPictures } from "../testing/many-pictures.ts";
import { pictureStates } from "./desk/picture-state.ts";
import * as pictures from "./index.ts";

const database = useTestDatabase();
const now = new Date("2026-06-01T12:00:00Z");
const siteTimeZone = "Europe/Berlin";
/** The table has about 8,000 blocks. */
const maxBlocks = 2_000;

beforeAll(() => insertManyPictures(database.as("iotd_owner"), 50_000, now), 60_000);

type Call = readonly [call: string, run: (db: Database) => Promise<unknown>];

const searches = ["missing", "rare", "common frequent", "-missing"];
const archive = (request: Partial<pictures.PublishedListRequest>) => (db: Database) =>
  pictures.listPublishedPictures({ db, now }, { limit: 100, ...request });
const editorList = (request: Partial<pictures.EditorListRequest>) => (db: Database) =>
  pictures.listEditorPictures(
    { db, now },
    { limit: 20, sort: "uploaded", deleted: "false", ...request },
  );
const cursorOf = (key: Readonly<Record<string, string>>) =>
  Buffer.from(JSON.stringify(key)).toString("base64url");
const id = "01a20d9d-923a-71ee-a18d-39139e67fbaf";
const oldDate = cursorOf({ publishedAt: "2001-01-01T00:00:00.000Z", id });

const publicCalls: readonly Call[] = [
  ["findPictureAt", (db) => pictures.findPictureAt({ db }, now)],
  ["findFirstPicture", (db) => pictures.findFirstPicture({ db, now })],
  ["findFirstDay", (db) => pictures.findFirstDay({ db, now, siteTimeZone })],
  ["findPictureOfDay", (db) => pictures.findPictureOfDay({ db, now, siteTimeZone }, "2001-01-01")],
  ["getPublishedPicture", (db) => pictures.getPublishedPicture({ db, now }, id).catch(() => null)],
  [
    "listPicturesOfDays",
    (db) =>
      pictures.listPicturesOfDays(
        { db, now, siteTimeZone },
        { firstDay: "2000-01-01", lastDay: "2000-12-31", limit: 366 },
      ),
  ],
  ["listRandomPictures", (db) => pictures.listRandomPictures({ db, now, siteTimeZone }, 100)],
  ["listPublishedYears", (db) => pictures.listPublishedYears({ db, now })],
  [
    "readPublishedYear",
    async (db) => {
      for await (const batch of pictures.readPublishedYear({ db, now }, 2001)) batch.length;
    },
  ],
  ["listPublishedPictures", archive({})],
  ["listPublishedPictures of a later page", archive({ cursor: oldDate })],
  ...[...searches, "common"].map(
    (q): Call => [`listPublishedPictures that match ${q}`, archive({ q, cursor: oldDate })],
  ),
];

const deskCalls: readonly Call[] = [
  ["getEditorPicture", (db) => pictures.getEditorPicture({ db }, id).catch(() => null)],
  ["countStates", (db) => pictures.countStates({ db, now })],
  [
    "listCalendar",
    (db) => pictures.listCalendar({ db, siteTimeZone }, { first: "2001-01-01", end: "2001-02-01" }),
  ],
  ["listTakenDays", (db) => pictures.listTakenDays({ db, siteTimeZone }, "2026-06-02")],
  ...(["uploaded", "published"] as const).flatMap((sort): Call[] => [
    [`listEditorPictures by ${sort}`, editorList({ sort })],
    [`listEditorPictures by ${sort}, deleted`, editorList({ sort, deleted: "true" })],
    ...pictureStates.map(
      (state): Call => [`listEditorPictures by ${sort}, ${state}`, editorList({ sort, state })],
    ),
    ...searches
      .filter((q) => q !== "-missing")
      .map((q): Call => [`listEditorPictures by ${sort}, ${q}`, editorList({ sort, q })]),
  ]),
  [
    "listEditorPictures by published, page of undated ones",
    editorList({ sort: "published", cursor: cursorOf({ publishedAt: "infinity", id }) }),
  ],
  [
    "listEditorPictures by published, later page",
    editorList({ sort: "published", cursor: oldDate }),
  ],
  ["countStates that match missing", (db) => pictures.countStates({ db, now }, { q: "missing" })],
];

const expectBounded = async (role: LoginRole, run: Call[1]) => {
  const explanations = await explainQueries(database.urlOf(role), run);

  expect(explanations).not.toEqual([]);
  for (const { blocks, temporaryBlocks, scannedTables } of explanations) {
    expect({ scannedTables, temporaryBlocks }).toEqual({ scannedTables: [], temporaryBlocks: 0 });
    expect(blocks).toBeLessThan(maxBlocks);
  }
};

describe("with 50,000 pictures", () => {
  it.each(publicCalls)("the public query %s reads few blocks and no whole table", (_, run) =>
    expectBounded("iotd_public", run),
  );

  it.each(deskCalls)("the editors' query %s reads few blocks and no whole table", (_, run) =>
    expectBounded("iotd_editor", run),
  );

  it("every query of pictures is tested here, except an operator's", () => {
    const queries = Object.keys(pictures).filter((name) =>
      /^(find|get|list|read|count)/.test(name),
    );
    const tested = [...publicCalls, ...deskCalls].map(([call]) => call.split(" ")[0]);

    expect(new Set([...tested, "countPictures"])).toEqual(new Set(queries));
  });
});
