import { type EditorClient, signIn } from "@iotd/api/editor-client";
import { beforeAll, describe, expect, it } from "vitest";
import { useLocalService } from "../testing/use-local-service.ts";
import { demoPictures, scheduledCount } from "./demo-pictures.ts";
import { fillSite } from "./fill-site.ts";

// The small ones, which are processed in half a second.
const pictures = demoPictures
  .filter(({ file }) => file.pathname.includes("/core/photos/"))
  .slice(0, scheduledCount + 2);
const names = pictures.map(({ name }) => name);
const service = useLocalService();
let editor: EditorClient;
const printed: string[] = [];

const now = new Date();
const fill = () =>
  fillSite({ editor, now, timeZone: "UTC" }, (line) => printed.push(line), pictures);

beforeAll(async () => {
  editor = await signIn(service().url, service().admin);
  await fill();
});

describe("a site with the demonstration", () => {
  it("has every picture once, even if they are added again", async () => {
    const again = await fill();

    expect(again).toEqual({ added: 0, alreadyThere: pictures.length, refused: 0 });
    const { items } = await (await editor.pictures.$get({ query: {} })).json();
    expect(items.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  it("prints a line for each picture, the oldest first", () => {
    expect(printed).toEqual(
      names.toReversed().map((name, index) => `   ${index + 1} of ${names.length}  ${name}`),
    );
  });

  it("shows the newest picture today, and no scheduled one", async () => {
    const today = await (await fetch(`${service().url}/api/today`)).json();
    const listed = await (await fetch(`${service().url}/api/pictures`)).json();

    const published = names.slice(scheduledCount);
    expect(today).toMatchObject({ name: published[0] });
    expect(listed).toMatchObject({ items: published.map((name) => ({ name })) });
  });
});
