import {
  CloudFrontClient,
  GetDistributionConfigCommand,
  ListDistributionsCommand,
} from "@aws-sdk/client-cloudfront";
import { GetObjectCommand, NoSuchKey, S3Client } from "@aws-sdk/client-s3";
import { assetsPrefix, mediaPrefix } from "@iotd/core/storage";

/** The deployed site, as visitors see it. */
export type Site = {
  readonly url: string;
  /** `fetch` for paths and URLs of the site. */
  readonly fetch: typeof fetch;
  /** Requests a path from the HTTP API, without CloudFront. */
  readonly fetchFromApi: (path: string) => Promise<Response>;
};

/**
 * Stands in for CloudFront: the emulator stores a distribution but serves nothing. Media and assets come
 * from their buckets, everything else from the API, with the header that the distribution adds. `output`
 * gives the stage's outputs.
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
    const forwarded = new Request(api + pathname + search, request);
    forwarded.headers.set(...header);
    return fetch(forwarded, { redirect: "manual" });
  };
  return {
    url: output("SiteUrl"),
    fetch: siteFetch,
    fetchFromApi: (path) => fetch(api + path),
  };
}

/** The name and value of the header that the site's distribution adds to requests to the API. */
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
  if (!header?.HeaderName || !header.HeaderValue)
    throw new Error("The distribution adds no header.");
  return [header.HeaderName, header.HeaderValue];
}
