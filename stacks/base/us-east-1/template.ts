import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, BootstraplessSynthesizer, Stack } from "aws-cdk-lib/core";
import { type CertificateProps, createCertificate } from "./certificate.ts";
import { createWebAcl, type WebAclProps } from "./web-acl.ts";

/** What decides about the resources in us-east-1. */
export type UsEast1Props = {
  readonly stageName: string;
  /** The site's host name and its hosted zone. @default CloudFront's domain name */
  readonly domain?: CertificateProps["domain"] | undefined;
  /** @default no web ACL */
  readonly webAcl?: WebAclProps["limits"] | undefined;
  /** Creates an alarm on the certificate. */
  readonly alarms: boolean;
  /** The address that receives alerts. @default alerts are only visible in AWS's console */
  readonly alertEmail?: string | undefined;
};

/**
 * The CloudFormation template, as JSON, of what CloudFront needs in us-east-1: a certificate for the domain
 * and a web ACL, with their ARNs in the outputs `CertificateArn` and `WebAclArn`. Undefined if there is
 * neither a domain nor a web ACL.
 *
 * It is synthesised in an app of its own, which cannot resolve the caller's tokens: values must be plain.
 * Equal values give equal text.
 */
export function usEast1Template(props: UsEast1Props): string | undefined {
  const { stageName, domain, webAcl, alarms, alertEmail } = props;
  if (!domain && !webAcl) return undefined;
  const outdir = mkdtempSync(join(tmpdir(), "us-east-1-"));
  try {
    const app = new App({ outdir, analyticsReporting: false, autoSynth: false });
    const stack = new Stack(app, "UsEast1", {
      description: `iotd ${stageName}: what CloudFront needs in us-east-1`,
      // The account may not be bootstrapped there, and the template has no assets.
      synthesizer: new BootstraplessSynthesizer(),
    });
    if (domain) createCertificate(stack, { stageName, domain, alarms, alertEmail });
    if (webAcl) createWebAcl(stack, { stageName, limits: webAcl });
    return JSON.stringify(app.synth().getStackByName(stack.stackName).template);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
