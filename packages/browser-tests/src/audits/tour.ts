import { readFile } from "node:fs/promises";
import { dayAt } from "@iotd/core/day";
import { monthOf } from "@iotd/core/month";
import { demoPhoto } from "@iotd/local/demo/demo-picture";
import { demoPictures, scheduledCount } from "@iotd/local/demo/demo-pictures";
import { anXmpPacket } from "@iotd/web/testing/file-metadata";
import type { Page } from "playwright-core";
import sharp from "sharp";
import type { Site } from "../site/use-site.ts";
import { whenLoaded } from "../site/when-loaded.ts";

/** The windows that the pages are shown in, in CSS pixels. */
export const tourWindows = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

/** A page that docs/tour.md shows; `name` is that of its images in docs/images/tour. */
type TourPage = {
  readonly name: string;
  readonly path: string;
  readonly isSignedIn: boolean;
  /** @default "light" */
  readonly colorScheme?: "dark";
  /** In CSS pixels. @default the height of `tourWindows.desktop` */
  readonly desktopHeight?: number;
  /** Brings the page into the state to show. */
  readonly arrange?: (page: Page, site: Site) => Promise<void>;
};

/** The pages of the tour. */
export const tourPages: readonly TourPage[] = [
  { name: "home", path: "/", isSignedIn: false, colorScheme: "dark" },
  { name: "archive", path: "/archive", isSignedIn: false },
  { name: "month", path: `/archive/${monthOf(dayAt(new Date(), "UTC"))}`, isSignedIn: false },
  {
    name: "upload",
    path: "/admin/pictures/new",
    isSignedIn: true,
    desktopHeight: 1300,
    arrange: choosePictures,
  },
  { name: "editors", path: "/admin", isSignedIn: true },
  { name: "calendar", path: "/admin/calendar", isSignedIn: true, desktopHeight: 1200 },
  { name: "edit", path: "/admin", isSignedIn: true, desktopHeight: 1300, arrange: showFocalPoint },
  { name: "preview", path: "/admin", isSignedIn: true, arrange: showPreview },
  { name: "people", path: "/admin/people", isSignedIn: true },
  { name: "account", path: "/admin/account", isSignedIn: true, desktopHeight: 1300 },
];

/** The size limit of an image of the tour. */
export const tourBytes = 150_000;

/** Chooses three photographs, two of which contain a description in their metadata. */
async function choosePictures(page: Page, site: Site): Promise<void> {
  const files = await Promise.all(
    demoPictures
      .filter(({ name }) => ["Otters, Off Duty", "Casa Milà, from Below"].includes(name))
      .map(async ({ file, name, tagline, alt, credit }) =>
        site.writeFile(
          file.pathname.split("/").at(-1) ?? "",
          await sharp(await readFile(file))
            .withXmp(
              anXmpPacket({
                title: { "x-default": name },
                description: { "x-default": tagline },
                alt: { "x-default": alt },
                creators: [credit],
              }),
            )
            .toBuffer(),
        ),
      ),
  );
  const wordless = await site.writeFile(
    "sea-sunset.jpg",
    await readFile(demoPhoto("sea-sunset.jpg")),
  );
  await page.getByLabel("Choose pictures").setInputFiles([wordless, ...files]);
  const form = page.getByRole("form").first();
  await form.getByLabel("Tagline").fill("The sun takes its time. So does the wave.");
  await page.getByText("from the file", { exact: true }).nth(7).waitFor();
  await page.getByRole("button", { name: "Upload all", exact: true }).click();
  await page.getByRole("button", { name: "Describe them" }).waitFor();
  await page.evaluate("scrollTo(0, 0)");
}

/** Opens the edit page of today's picture. */
async function openTodays(page: Page): Promise<void> {
  const name = demoPictures[scheduledCount]?.name ?? "";
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

async function showFocalPoint(page: Page): Promise<void> {
  await openTodays(page);
  await page.getByRole("group", { name: "Focal point" }).locator("img").scrollIntoViewIfNeeded();
}

async function showPreview(page: Page): Promise<void> {
  await openTodays(page);
  const heading = page.getByRole("heading", { name: "On the home page" });
  await heading.evaluate((element: { scrollIntoView: () => void }) => element.scrollIntoView());
  for (const frame of await page.locator("iframe").all())
    await whenLoaded(frame.contentFrame().locator("img.picture"));
}
