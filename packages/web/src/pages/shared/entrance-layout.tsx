import type { Child } from "hono/jsx";
import { EditorLayout } from "./layout.tsx";
import { type Site, siteName } from "./site.ts";

type EntranceLayoutProps = {
  readonly site: Site;
  readonly title: string;
  readonly script?: "sign-in.js";
  readonly children: Child;
};

/** The narrow page of somebody who is not signed in yet: one thing to fill in, and nothing around it. */
export const EntranceLayout = ({ site, title, script, children }: EntranceLayoutProps) => (
  <EditorLayout site={site} title={title} {...(script && { script })}>
    <div class="sign-in">
      <a class="wordmark" href="/">
        {siteName}
      </a>
      <h1>{title}</h1>
      {children}
    </div>
  </EditorLayout>
);
