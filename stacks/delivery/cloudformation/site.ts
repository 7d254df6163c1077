import type * as iam from "aws-cdk-lib/aws-iam";
import { stageSettings } from "../../stages.ts";
import { allow, type Place, usEast1 } from "../place.ts";

/** Rights on what visitors reach: the HTTP API, CloudFront, and the DNS records of the site. */
export const siteStatements = (place: Place): iam.PolicyStatement[] => [
  allow(
    [
      "apigateway:DELETE",
      "apigateway:GET",
      "apigateway:PATCH",
      "apigateway:POST",
      "apigateway:PUT",
    ],
    // API Gateway chooses the ids of APIs.
    ["/apis", "/apis/*", "/tags/*"].map((path) => `arn:aws:apigateway:${place.region}::${path}`),
  ),
  ...cloudFrontStatements(place),
  ...recordStatements(place),
];

const cloudFrontStatements = ({ account, globalArn, prefix }: Place) => [
  allow(
    [
      "cloudfront:CreateCachePolicy",
      "cloudfront:CreateDistribution",
      "cloudfront:CreateOriginAccessControl",
      "cloudfront:CreateOriginRequestPolicy",
      "cloudfront:CreateResponseHeadersPolicy",
      "cloudfront:DeleteCachePolicy",
      "cloudfront:DeleteDistribution",
      "cloudfront:DeleteOriginAccessControl",
      "cloudfront:DeleteOriginRequestPolicy",
      "cloudfront:DeleteResponseHeadersPolicy",
      "cloudfront:GetCachePolicy",
      "cloudfront:GetDistribution",
      "cloudfront:GetDistributionConfig",
      "cloudfront:GetOriginAccessControl",
      "cloudfront:GetOriginRequestPolicy",
      "cloudfront:GetResponseHeadersPolicy",
      "cloudfront:ListTagsForResource",
      "cloudfront:TagResource",
      "cloudfront:UntagResource",
      "cloudfront:UpdateCachePolicy",
      "cloudfront:UpdateDistribution",
      "cloudfront:UpdateOriginAccessControl",
      "cloudfront:UpdateOriginRequestPolicy",
      "cloudfront:UpdateResponseHeadersPolicy",
    ],
    [
      // CloudFront chooses all of these ids.
      "cache-policy",
      "distribution",
      "origin-access-control",
      "origin-request-policy",
      "response-headers-policy",
    ].map((type) => globalArn("cloudfront", `${type}/*`)),
  ),
  // CloudFront reads the web ACL of a distribution.
  allow(["wafv2:GetWebACL"], [`arn:aws:wafv2:${usEast1}:${account}:global/webacl/${prefix}*/*`]),
];

/** Address records with the names that the stage's site can have, in any zone. */
const recordStatements = ({ stage }: Place) => [
  allow(["route53:ChangeResourceRecordSets"], ["arn:aws:route53:::hostedzone/*"], {
    "ForAllValues:StringEquals": {
      "route53:ChangeResourceRecordSetsRecordTypes": ["A", "AAAA"],
    },
    "ForAllValues:StringLike": {
      "route53:ChangeResourceRecordSetsNormalizedRecordNames": [
        `${stageSettings(stage).subdomain}.*`,
      ],
    },
  }),
  allow(
    ["route53:GetHostedZone", "route53:ListResourceRecordSets"],
    ["arn:aws:route53:::hostedzone/*"],
  ),
  // Route 53 chooses the ids of changes.
  allow(["route53:GetChange"], ["arn:aws:route53:::change/*"]),
];
