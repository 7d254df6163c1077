import * as s3 from "aws-cdk-lib/aws-s3";
import type { StageSettings } from "../stages.ts";
import { dataRemovalPolicy } from "./removal.ts";

/** Properties of every bucket: private, TLS 1.2, no access control lists, retained if the stage is protected. */
export const bucketDefaults = (settings: StageSettings) =>
  ({
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: dataRemovalPolicy(settings),
    autoDeleteObjects: !settings.isProtected,
  }) as const satisfies s3.BucketProps;
