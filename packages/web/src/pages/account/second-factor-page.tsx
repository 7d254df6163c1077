import { trustedDeviceDays } from "@iotd/core/user/limits";
import { paths, withQuery } from "../../paths.ts";
import { FormField } from "../shared/form-field.tsx";
import { Message } from "../shared/message.tsx";
import { SignedOutLayout } from "../shared/signed-out-layout.tsx";
import type { Site } from "../shared/site.ts";

type SecondFactorPageProps = {
  readonly site: Site;
  /** Where the code comes from. */
  readonly method: "app" | "backup";
  readonly next: string;
  /** One sentence that says why the previous code was refused. */
  readonly error?: string | undefined;
};

const methods = {
  app: {
    label: "Code",
    hint: "The six digits that your authenticator app shows.",
    other: "backup",
    otherWay: "Use a backup code instead",
  },
  backup: {
    label: "Backup code",
    hint: "One of the codes that you stored. Each works once.",
    other: "app",
    otherWay: "Use a code from your app instead",
  },
} as const;

/** The second step of signing in, for accounts that have a second factor. */
export const secondFactorPage = ({ site, method, next, error }: SecondFactorPageProps) => {
  const { label, hint, other, otherWay } = methods[method];
  return (
    <SignedOutLayout site={site} title="One more step">
      <Message kind="alert" text={error} />
      <form class="panel" method="post" action={paths.secondFactor}>
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="method" value={method} />
        <FormField
          name="code"
          label={label}
          hint={hint}
          autocomplete={method === "app" ? "one-time-code" : "off"}
          {...(method === "app" && { inputmode: "numeric" as const })}
          isFocused
        />
        <label for="trustDevice" class="choice">
          <input type="checkbox" id="trustDevice" name="trustDevice" value="yes" />
          <span>Trust this device for {trustedDeviceDays} days</span>
        </label>
        <button class="primary" type="submit">
          Sign in
        </button>
      </form>
      <p class="instead-links">
        <a href={withQuery(paths.secondFactor, { method: other, next })}>{otherWay}</a>
        <a href={paths.signIn}>Start again</a>
      </p>
    </SignedOutLayout>
  );
};
