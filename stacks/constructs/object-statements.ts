import * as iam from "aws-cdk-lib/aws-iam";
import type * as s3 from "aws-cdk-lib/aws-s3";

type ObjectAction = "s3:GetObject" | "s3:PutObject" | "s3:DeleteObject";

/** The right to do `actions` on the objects of `bucket` whose keys begin with `prefix`. */
export const objectStatement = (
  bucket: s3.IBucket,
  prefix: string,
  ...actions: readonly ObjectAction[]
): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: [...actions],
    resources: [bucket.arnForObjects(`${prefix}*`)],
  });

/** The right to list `buckets`. Without it, S3 answers 403 instead of 404 for a missing object. */
export const listStatement = (...buckets: readonly s3.IBucket[]): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: ["s3:ListBucket"],
    resources: buckets.map(({ bucketArn }) => bucketArn),
  });
