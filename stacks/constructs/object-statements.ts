import * as iam from "aws-cdk-lib/aws-iam";
import type * as s3 from "aws-cdk-lib/aws-s3";

type ObjectAction = "s3:GetObject" | "s3:PutObject" | "s3:DeleteObject";

/** The right to do `actions` with the objects of `bucket` whose keys begin with `prefix`. */
export const objectStatement = (
  bucket: s3.IBucket,
  prefix: string,
  ...actions: readonly ObjectAction[]
): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: [...actions],
    resources: [bucket.arnForObjects(`${prefix}*`)],
  });

/** The right to list `buckets` and to learn that an object is missing, which S3 otherwise hides behind a 403. */
export const listStatement = (...buckets: readonly s3.IBucket[]): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: ["s3:ListBucket"],
    resources: buckets.map(({ bucketArn }) => bucketArn),
  });
