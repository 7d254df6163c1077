import { AwsV4Signer } from "aws4fetch";

/** Gets AWS credentials. It is called for every token, because credentials expire. */
export type CredentialsProvider = () => Promise<{
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}>;

/** How long a token can open connections. Open connections are not affected when it expires. */
const tokenSeconds = 900;

/**
 * An RDS IAM authentication token: a presigned `connect` request that is used as the password. It is
 * computed locally, without a call to AWS. AWS's own signer computes the same token (a test compares
 * them) but is larger than the rest of the public function. `now` is the current time by default. See https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html
 */
export async function createIamToken(of: {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly region: string;
  readonly credentials: CredentialsProvider;
  readonly now?: Date;
}): Promise<string> {
  const { accessKeyId, secretAccessKey, sessionToken } = await of.credentials();
  const query = new URLSearchParams({
    Action: "connect",
    DBUser: of.user,
    "X-Amz-Expires": String(tokenSeconds),
  });
  const signer = new AwsV4Signer({
    url: `https://${of.host}:${of.port}/?${query}`,
    service: "rds-db",
    region: of.region,
    signQuery: true,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    ...(of.now && { datetime: of.now.toISOString().replace(/[:-]|\.\d{3}/g, "") }),
  });
  const { url } = await signer.sign();
  // RDS accepts any order. AWS's signer sorts, so a test can compare both tokens.
  const sorted = url.search.slice(1).split("&").toSorted().join("&");
  return `${url.host}/?${sorted}`;
}
