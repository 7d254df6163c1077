import {
  CloudFrontClient,
  GetDistributionConfigCommand,
  ListDistributionsCommand,
} from "@aws-sdk/client-cloudfront";
import { GetObjectCommand, NoSuchKey, S3Client } from "@aws-sdk/client-s3";
import { assetsPrefix, mediaPrefix } from "@iotd/core/storage";

/** The deployed site, as its visitors reach it. */
export type Site = {
  readonly url: string;
  /** Takes paths and addresses of the site, as `fetch` does. */
  readonly fetch: typeof fetch;
  /** Past CloudFront, straight to the HTTP API. */
  readonly fetchFromApi: (path: string) => Promise<Response>;
};

/**
 * The emulator keeps a distribution's settings and serves nothing by them. This does, as far as a
 * visitor needs it: media and assets from their buckets, everything else from the API with the header
 * that the distribution adds.
 */
export async function openSite(output: (name: string) => string): Promise<Site> {
  const [apiId = ""] = new URL(output("ApiUrl")).host.split(".");
  const api = `${process.env.AWS_ENDPOINT_URL}/_aws/execute-api/${apiId}/$default`;
  const header = await findOriginHeader(output("SiteUrl"));
  const s3 = new S3Client({ forcePathStyle: true });

  const fetchObject = async (bucket: string, key: string): Promise<Response> => {
    try {
      const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return new Response((await found.Body?.transformToByteArray()) ?? null, {
        headers: {
          "content-type": found.ContentType ?? "",
          "cache-control": found.CacheControl ?? "",
        },
      });
    } catch (error) {
      if (error instanceof NoSuchKey) return new Response(null, { status: 404 });
      throw error;
    }
  };
  const siteFetch: typeof fetch = (input, init) => {
    const request = new Request(
      input instanceof Request ? input : new URL(input, output("SiteUrl")),
      init,
    );
    const { pathname, search } = new URL(request.url);
    if (pathname.startsWith(`/${mediaPrefix}`))
      return fetchObject(output("MediaBucket"), pathname.slice(1));
    if (pathname.startsWith(`/${assetsPrefix}`)) {
      return fetchObject(output("AssetsBucket"), pathname.slice(1));
    }
    const passedOn = new Request(api + pathname + search, request);
    passedOn.headers.set(...header);
    return fetch(passedOn, { redirect: "manual" });
  };
  return {
    url: output("SiteUrl"),
    fetch: siteFetch,
    fetchFromApi: (path) => fetch(api + path),
  };
}

/** What the distribution of the site adds to each request to the API: name and value. */
async function findOriginHeader(siteUrl: string): Promise<[string, string]> {
  const cloudFront = new CloudFrontClient({});
  const { DistributionList } = await cloudFront.send(new ListDistributionsCommand({}));
  const found = DistributionList?.Items?.find(
    ({ DomainName }) => DomainName === new URL(siteUrl).host,
  );
  const { DistributionConfig } = await cloudFront.send(
    new GetDistributionConfigCommand({ Id: found?.Id }),
  );
  const [header] = (DistributionConfig?.Origins?.Items ?? []).flatMap(
    ({ CustomHeaders }) => CustomHeaders?.Items ?? [],
  );
  if (!header?.HeaderName || !header.HeaderValue) throw new Error("No origin is sent a secret.");
  return [header.HeaderName, header.HeaderValue];
}
