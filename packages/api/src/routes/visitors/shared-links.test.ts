import { aPicture, useTestDatabase } from "@iotd/core/testing";
import openGraphScraper from "open-graph-scraper";
import { beforeEach, describe, expect, it } from "vitest";
import { hostileWords, publishHostilePicture } from "../../testing/publish-hostile-picture.ts";
import { createTestApps, site } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const now = new Date("2026-01-15T12:00:00Z");
const pageOf = async (path: string) =>
  (await createTestApps(database, { now: () => now }).publicApp.request(path)).text();

/** Reads the tags of a page as a chat or a social network does for a pasted address. */
async function share(html: string) {
  const { result } = await openGraphScraper({ html, onlyGetOpenGraphInfo: true });
  return result;
}

beforeEach(database.clear);

describe("a shared link", () => {
  it("to a picture shows the picture with its texts", async () => {
    const { id } = await publishHostilePicture(owner());

    expect(await share(await pageOf(`/pictures/${id}`))).toMatchObject({
      success: true,
      ogType: "article",
      ogSiteName: "Image of the Day",
      ogTitle: hostileWords.name.trim(),
      ogUrl: `${site.url}/pictures/${id}`,
      ogImage: [
        {
          url: expect.stringMatching(`^${site.url}/media/${id}/1920-`),
          width: "1920",
          height: "1280",
          type: "image/jpeg",
          alt: hostileWords.alt,
        },
      ],
      twitterCard: "summary_large_image",
      articlePublishedTime: "2026-01-10T08:00:00.000Z",
    });
  });

  it("to a picture has a schema.org description of it", async () => {
    const { id } = await publishHostilePicture(owner());

    const { result } = await openGraphScraper({ html: await pageOf(`/pictures/${id}`) });

    expect(result).toMatchObject({
      jsonLD: [
        {
          "@type": "ImageObject",
          name: hostileWords.name,
          creditText: hostileWords.credit,
          contentUrl: expect.stringContaining(`/media/${id}/2560-`),
          datePublished: "2026-01-10T08:00:00.000Z",
        },
      ],
    });
  });

  it("to a day has the picture's canonical address, and one to the home page its own", async () => {
    const { id } = await publishHostilePicture(owner());

    expect(await share(await pageOf("/days/2026-01-12"))).toMatchObject({
      ogUrl: `${site.url}/pictures/${id}`,
    });
    expect(await share(await pageOf("/"))).toMatchObject({
      ogType: "website",
      ogUrl: `${site.url}/`,
      ogImage: [{ url: expect.stringContaining(`/media/${id}/`) }],
    });
  });

  it("to the archive or to a site without pictures shows the site's name and description", async () => {
    expect(await share(await pageOf("/"))).toMatchObject({
      ogTitle: "Image of the Day",
      ogDescription: "One picture a day.",
    });
    await aPicture(owner());
    expect(await share(await pageOf("/archive"))).toMatchObject({
      ogTitle: "Archive",
      ogUrl: `${site.url}/archive`,
    });
  });

  it("is checked strictly: without the tags, no picture is found", async () => {
    const { id } = await publishHostilePicture(owner());
    const html = await pageOf(`/pictures/${id}`);

    expect(await share(html.replaceAll("og:image", "og:picture"))).not.toHaveProperty("ogImage");
  });
});
