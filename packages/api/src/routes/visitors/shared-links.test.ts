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

/** As a chat or a network reads it that somebody pastes the address into. */
async function share(html: string) {
  const { result } = await openGraphScraper({ html, onlyGetOpenGraphInfo: true });
  return result;
}

beforeEach(database.clear);

describe("a shared link", () => {
  it("to a picture shows it with its words, as they were typed", async () => {
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

  it("brings schema.org's description of the picture along", async () => {
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

  it("to a day leads to its picture, and one to home to home", async () => {
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

  it("to the archive, or to a site without pictures, shows what it is", async () => {
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

  it("would show no picture if the page named none", async () => {
    const { id } = await publishHostilePicture(owner());
    const html = await pageOf(`/pictures/${id}`);

    expect(await share(html.replaceAll("og:image", "og:picture"))).not.toHaveProperty("ogImage");
  });
});
