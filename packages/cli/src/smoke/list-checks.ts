import type { EditorAccount } from "@iotd/api/editor-client";
import type { Check } from "./check.ts";
import { checkApiDocument } from "./checks/api-document.ts";
import { checkLive, checkReady } from "./checks/health.ts";
import { checkHomePage } from "./checks/home-page.ts";
import { checkHttpsRedirect } from "./checks/https-redirect.ts";
import { checkSecurityHeaders } from "./checks/security-headers.ts";
import { checkTls } from "./checks/tls.ts";
import { checkToday } from "./checks/today.ts";
import { checkUpload } from "./upload/check-upload.ts";

const limitSeconds = 10;
const uploadLimitSeconds = 90;

const onThisMachine = { skipped: "this machine" } as const;
const withoutAccount = { skipped: "no editor's account" } as const;

/** The checks of a site, in the order in which they run. */
export function listChecks({
  isLocal,
  account,
}: {
  /** Whether the site runs on this machine, where it uses plain HTTP. */
  readonly isLocal: boolean;
  /** The account that uploads a picture. Without it the upload is skipped. */
  readonly account: EditorAccount | undefined;
}): readonly Check[] {
  return [
    { name: "health live", limitSeconds, run: checkLive },
    { name: "health ready", limitSeconds, run: checkReady },
    { name: "home page", limitSeconds, run: checkHomePage },
    { name: "today", limitSeconds, run: checkToday },
    { name: "API document", limitSeconds, run: checkApiDocument },
    { name: "security headers", limitSeconds, run: checkSecurityHeaders },
    {
      name: "TLS",
      limitSeconds,
      run: async (site) => (isLocal ? onThisMachine : checkTls(site)),
    },
    {
      name: "HTTPS redirect",
      limitSeconds,
      run: async (site) => (isLocal ? onThisMachine : checkHttpsRedirect(site)),
    },
    {
      name: "upload",
      limitSeconds: uploadLimitSeconds,
      run: async (site) => (account ? checkUpload(site, account) : withoutAccount),
    },
  ];
}
