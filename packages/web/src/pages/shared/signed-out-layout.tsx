import type { Child } from "hono/jsx";
import type { ScriptName } from "../../build-assets.ts";
import { EditorLayout } from "./layout.tsx";
import { type Site, siteName } from "./site.ts";

type SignedOutLayoutProps = {
  readonly site: Site;
  readonly title: string;
  readonly script?: ScriptName;
  readonly children: Child;
};

/** The narrow page for people who are not signed in: one form, without navigation. */
export const SignedOutLayout = ({ site, title, script, children }: SignedOutLayoutProps) => (
  <EditorLayout site={site} title={title} script={script}>
    <div class="sign-in">
      <a class="wordmark" href="/">
        {siteName}
      </a>
      <h1>{title}</h1>
      {children}
    </div>
  </EditorLayout>
);
