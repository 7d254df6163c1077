import { type EditorClient, signIn } from "@iotd/api/editor-client";
import { useLocalService } from "@iotd/local/testing/use-local-service";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type Alteration,
  type SiteAnswer,
  startAlteredSite,
} from "../../testing/start-altered-site.ts";
import { openSite } from "../site.ts";
import { checkPicture } from "./check-picture.ts";

const service = useLocalService();
const never = new AbortController().signal;
const editorsPicture = /^GET \/api\/admin\/pictures\/[\w-]+$/;

// One session for all tests, because the service limits how often an account signs in.
let editor: EditorClient;
beforeAll(async () => {
  editor = await signIn(service().url, service().admin);
});

/** Runs the check on a site with altered answers. */
async function checkAltered(alter: Alteration, signal = never) {
  const url = await startAlteredSite(service().url, alter);
  const [result] = await Promise.allSettled([
    checkPicture(openSite(url, signal), editor.headers.cookie),
  ]);
  return result;
}

const failedWith = (message: unknown) => ({ status: "rejected", reason: { message } });

const patched = async (ask: () => Promise<SiteAnswer>, change: object): Promise<SiteAnswer> => {
  const answer = await ask();
  return {
    ...answer,
    body: JSON.stringify({ ...JSON.parse(answer.body.toString()), ...change }),
  };
};

/** The pictures that are not deleted. */
const listPictures = async () => (await editor.pictures.$get({ query: {} })).json();

describe("the picture that the smoke test uploads", () => {
  it("becomes ready and is deleted", async () => {
    const result = await checkAltered(() => undefined);

    expect(result).toMatchObject({
      status: "fulfilled",
      value: expect.stringMatching(/^ready after \d+\.\d s in 3 variants, and deleted$/),
    });
    expect(await listPictures()).toMatchObject({ items: [] });
  });

  it("is not visible to visitors", async () => {
    let today: SiteAnswer | undefined;
    let published: SiteAnswer | undefined;

    await checkAltered((request, askTrueSite) => {
      // By then the picture is ready.
      if (!request.startsWith("GET /api/pictures/")) return undefined;
      return (async () => {
        today = await readSite("/api/today");
        published = await readSite("/api/pictures");
        return askTrueSite();
      })();
    });

    expect(today?.status).toBe(404);
    expect(published).toMatchObject({ status: 200, body: '{"items":[],"nextCursor":null}' });
  });

  it("is deleted also if it is not processed in time, and the check fails", async () => {
    const patience = new AbortController();
    const result = await checkAltered((request, askTrueSite) => {
      if (!editorsPicture.test(request)) return undefined;
      patience.abort();
      return patched(askTrueSite, { status: "processing" });
    }, patience.signal);

    expect(result).toMatchObject(
      failedWith("expected the picture to become ready in time, saw awaiting_upload"),
    );
    expect(await listPictures()).toMatchObject({ items: [] });
  });

  it.each<{ what: string; alter: Alteration; sentence: unknown }>([
    {
      what: "it is rejected",
      alter: (request, askTrueSite) =>
        editorsPicture.test(request)
          ? patched(askTrueSite, { status: "rejected", rejection: { detail: "It is damaged." } })
          : undefined,
      sentence: "expected the picture to become ready, saw rejected: It is damaged.",
    },
    {
      what: "it lacks a format",
      alter: (request, askTrueSite) =>
        editorsPicture.test(request)
          ? patched(askTrueSite, {
              status: "ready",
              variants: [{ url: "https://a.test/media/a.jpg", format: "jpeg", byteSize: 1 }],
            })
          : undefined,
      sentence: "expected a variant of each format, saw no avif, webp",
    },
    {
      what: "a variant is not served",
      alter: (request) =>
        /^GET \/media\/\S+\.webp$/.test(request)
          ? { status: 403, headers: {}, body: "" }
          : undefined,
      sentence: expect.stringMatching(/^expected 200 from GET \/media\/\S+\.webp, saw 403$/),
    },
    {
      what: "a variant is cut off",
      alter: (request) =>
        request.startsWith("GET /media/")
          ? {
              status: 200,
              headers: { "content-type": `image/${/\w+$/.exec(request)}`.replace("jpg", "jpeg") },
              body: "half",
            }
          : undefined,
      sentence: expect.stringMatching(/^expected GET \/media\/\S+ to have \d+ bytes, saw 4$/),
    },
    {
      what: "visitors can see it",
      alter: (request) =>
        request.startsWith("GET /api/pictures/")
          ? { status: 200, headers: {}, body: "{}" }
          : undefined,
      sentence: expect.stringMatching(/^expected 404 from GET \/api\/pictures\/\S+, saw 200$/),
    },
    {
      what: "it cannot be created",
      alter: (request) =>
        request === "POST /api/admin/pictures"
          ? { status: 500, headers: {}, body: '{"detail":"The service failed."}' }
          : undefined,
      sentence: "expected 201 from POST /api/admin/pictures, saw 500: The service failed.",
    },
    {
      what: "the storage refuses its presigned URL",
      alter: (request, askTrueSite) =>
        request === "POST /api/admin/pictures" ? withAnotherSignature(askTrueSite) : undefined,
      sentence: "expected 200 from the upload to the storage, saw 403",
    },
  ])("is deleted also if the check fails because $what", async ({ alter, sentence }) => {
    const result = await checkAltered(alter);

    expect(result).toMatchObject(failedWith(sentence));
    expect(await listPictures()).toMatchObject({ items: [] });
  });

  it("fails with both errors if the check fails and it cannot be deleted", async () => {
    const result = await checkAltered((request) =>
      /^(DELETE|GET \/media)/.test(request) ? { status: 500, headers: {}, body: "" } : undefined,
    );

    expect(result).toMatchObject({
      reason: {
        errors: [
          { message: expect.stringMatching(/^expected 200 from GET \/media/) },
          { message: expect.stringMatching(/^expected 204 from DELETE /) },
        ],
      },
    });
  });
});

async function readSite(path: string): Promise<SiteAnswer> {
  const answer = await fetch(service().url + path);
  return { status: answer.status, headers: {}, body: await answer.text() };
}

async function withAnotherSignature(ask: () => Promise<SiteAnswer>): Promise<SiteAnswer> {
  const answer = await ask();
  const body = answer.body.toString().replace(/X-Amz-Signature=\w{8}/, "X-Amz-Signature=00000000");
  return { ...answer, body };
}
