import { AwsV4Signer } from "aws4fetch";

/** AWS credentials, asked for again whenever a token is made because they expire too. */
export type CredentialsProvider = () => Promise<{
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}>;

/** How long a token opens connections; an open connection outlives it. */
const tokenSeconds = 900;

/**
 * An RDS IAM authentication token: a presigned `connect` request, used as the password. Made
 * locally, without a call to AWS. AWS's own signer makes the same one (a test compares them) but
 * weighs more than the rest of the public function together.
 * See https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html
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
  // Nobody else cares for the order; in AWS's, tokens can be compared.
  const sorted = url.search.slice(1).split("&").toSorted().join("&");
  return `${url.host}/?${sorted}`;
}
