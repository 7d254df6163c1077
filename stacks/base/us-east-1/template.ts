import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, BootstraplessSynthesizer, Stack } from "aws-cdk-lib/core";
import { type CertificateProps, createCertificate } from "./certificate.ts";
import { createWebAcl, type WebAclProps } from "./web-acl.ts";

export type UsEast1Props = {
  readonly stageName: string;
  /** The site's own name, and the hosted zone it is in. @default CloudFront's own address */
  readonly domain?: CertificateProps["domain"] | undefined;
  /** @default no web ACL */
  readonly webAcl?: WebAclProps["limits"] | undefined;
  readonly alarms: boolean;
  /** Who hears of alarms. @default nobody but the console */
  readonly alertEmail?: string | undefined;
};

/**
 * CloudFormation's template, as JSON, of what CloudFront demands in us-east-1: outputs
 * `CertificateArn` with a domain and `WebAclArn` with a web ACL. Undefined if there is neither.
 *
 * It is synthesised in an app of its own, which knows nothing of the caller's tokens: the values
 * given must be plain. Equal values give equal text.
 */
export function usEast1Template(props: UsEast1Props): string | undefined {
  const { stageName, domain, webAcl, alarms, alertEmail } = props;
  if (!domain && !webAcl) return undefined;
  const outdir = mkdtempSync(join(tmpdir(), "us-east-1-"));
  try {
    const app = new App({ outdir, analyticsReporting: false, autoSynth: false });
    const stack = new Stack(app, "UsEast1", {
      description: `iotd ${stageName}: what CloudFront demands in us-east-1`,
      // The account may never have been bootstrapped there, and nothing in here is an asset.
      synthesizer: new BootstraplessSynthesizer(),
    });
    if (domain) createCertificate(stack, { stageName, domain, alarms, alertEmail });
    if (webAcl) createWebAcl(stack, { stageName, limits: webAcl });
    return JSON.stringify(app.synth().getStackByName(stack.stackName).template);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
