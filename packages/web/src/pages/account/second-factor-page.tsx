import { EntranceLayout } from "../shared/entrance-layout.tsx";
import { FormField } from "../shared/form-field.tsx";
import type { Site } from "../shared/site.ts";

type SecondFactorPageProps = {
  readonly site: Site;
  /** What the code is from. */
  readonly method: "app" | "backup";
  readonly next: string;
  /** One sentence: why the code before this one was refused. */
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
    hint: "One of the codes that you kept. Each works once.",
    other: "app",
    otherWay: "Use a code from your app instead",
  },
} as const;

/** The second step of signing in, for whoever has turned it on. */
export const secondFactorPage = ({ site, method, next, error }: SecondFactorPageProps) => {
  const { label, hint, other, otherWay } = methods[method];
  const query = new URLSearchParams({ method: other, next });
  return (
    <EntranceLayout site={site} title="One more step">
      {error ? (
        <p class="alert" role="alert">
          {error}
        </p>
      ) : null}
      <form class="panel" method="post" action="/admin/sign-in/second-factor">
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
          <span>Trust this device for 30 days</span>
        </label>
        <button class="primary" type="submit">
          Sign in
        </button>
      </form>
      <p class="instead-links">
        <a href={`/admin/sign-in/second-factor?${query}`}>{otherWay}</a>
        <a href="/admin/sign-in">Start again</a>
      </p>
    </EntranceLayout>
  );
};
