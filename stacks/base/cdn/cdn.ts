import { originSecret as originSecretRules } from "@iotd/api/origin-secret";
import * as route53 from "aws-cdk-lib/aws-route53";
import * as targets from "aws-cdk-lib/aws-route53-targets";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import { type StackContext, use } from "sst/constructs";
import { findDomain } from "../../domain.ts";
import { stageSettings } from "../../stages.ts";
import { Keys } from "../keys.ts";
import { createUsEast1Stack } from "../us-east-1/us-east-1-stack.ts";
import { createCdnBuckets } from "./buckets.ts";
import { createDistribution } from "./distribution.ts";
import { createHttpApi } from "./http-api.ts";

/**
 * The site's domain name, its distribution, its buckets and its HTTP API. It is deployed before the
 * functions that it forwards to, because they and the uploads bucket need the site's URL, which does not
 * change with a release.
 */
export function Cdn(context: StackContext) {
  const { stack, app } = context;
  const { subdomain, webAcl, alarms, alertEmail } = stageSettings(app.stage);
  const domain = findDomain(app);
  const hostName = domain && `${subdomain}.${domain.name}`;

  const httpApi = createHttpApi(context);
  const buckets = createCdnBuckets(context);
  const originSecret = new secretsmanager.Secret(stack, "OriginSecret", {
    description: "proves to the functions that a request came through CloudFront",
    encryptionKey: use(Keys).secrets,
    generateSecretString: {
      passwordLength: 2 * originSecretRules.minCharacters,
      excludePunctuation: true,
    },
  }).secretValue.unsafeUnwrap();
  const { certificateArn, webAclArn } = createUsEast1Stack(context, {
    stageName: app.stage,
    domain: domain && hostName ? { hostName, hostedZoneId: domain.hostedZoneId } : undefined,
    webAcl,
    alarms,
    alertEmail,
  });
  const distribution = createDistribution(context, {
    buckets,
    httpApi,
    originSecret,
    alias: hostName && certificateArn ? { hostName, certificateArn } : undefined,
    webAclArn,
  });
  if (domain && hostName) {
    const zone = route53.HostedZone.fromHostedZoneAttributes(stack, "HostedZone", {
      zoneName: domain.name,
      hostedZoneId: domain.hostedZoneId,
    });
    const record = {
      zone,
      recordName: hostName,
      target: route53.RecordTarget.fromAlias(new targets.CloudFrontTarget(distribution)),
    };
    new route53.ARecord(stack, "ARecord", record);
    new route53.AaaaRecord(stack, "AaaaRecord", record);
  }

  const siteUrl = `https://${hostName ?? distribution.distributionDomainName}`;
  stack.addOutputs({
    SiteUrl: siteUrl,
    ApiUrl: httpApi.apiEndpoint,
    MediaBucket: buckets.media.bucketName,
    AssetsBucket: buckets.assets.bucketName,
  });
  return { httpApi, siteUrl, originSecret, ...buckets };
}
