import * as z from "zod";
import type { Gh, GitHubApi } from "../github/gh.ts";

/** A release on GitHub: its tag, the tag's commit, and the digest of its build. */
export type Release = { readonly name: string; readonly commit: string; readonly digest: string };

/** The file of a release with the builds of all stages. */
export const archiveName = "release.tar.gz";

const repository = "repos/{owner}/{repo}";
const refsSchema = z.array(z.object({ ref: z.string() }));
const createdTagSchema = z.object({ sha: z.string() });
const releaseSchema = z.object({ tag_name: z.string() });
const refSchema = z.object({ object: z.object({ type: z.string(), sha: z.string() }) });
const tagSchema = z.object({ message: z.string(), object: z.object({ sha: z.string() }) });
const comparisonSchema = z.object({ status: z.string() });

/** The name of the next release after those with `tags`: `vYYYY.MM.DD-N`, the N-th of its day in UTC. */
export function nextTag(tags: readonly string[], now: Date): string {
  const day = `v${now.toISOString().slice(0, 10).replaceAll("-", ".")}-`;
  const numbers = tags
    .filter((tag) => tag.startsWith(day))
    .map((tag) => Number(tag.slice(day.length)))
    .filter(Number.isInteger);
  return `${day}${Math.max(0, ...numbers) + 1}`;
}

type PublishDeps = { readonly gh: Gh; readonly ghApi: GitHubApi; readonly now: Date };
type Build = { readonly commit: string; readonly digest: string; readonly archive: string };

/**
 * Tags `commit` and publishes it as the latest release on GitHub, with generated notes and the file
 * `archive`. The digest is in the tag, which cannot be edited as notes can. Returns the tag.
 */
export async function publishRelease(
  { gh, ghApi, now }: PublishDeps,
  { commit, digest, archive }: Build,
): Promise<string> {
  const refs = refsSchema.parse(await ghApi("GET", `${repository}/git/matching-refs/tags/v`));
  const name = nextTag(
    refs.map(({ ref }) => ref.replace("refs/tags/", "")),
    now,
  );
  const tag = { tag: name, message: digest, object: commit, type: "commit" };
  const { sha } = createdTagSchema.parse(await ghApi("POST", `${repository}/git/tags`, tag));
  await ghApi("POST", `${repository}/git/refs`, { ref: `refs/tags/${name}`, sha });
  const notes = `The builds of all stages are in ${archiveName}: \`${digest}\`.`;
  await gh([
    ...["release", "create", name, archive, "--verify-tag", "--latest"],
    ...["--title", name, "--generate-notes", "--notes", notes],
  ]);
  return name;
}

type FindDeps = Pick<PublishDeps, "ghApi">;

/**
 * The release `name`; `latest` is the one that prod runs, undefined before the first. Throws an error of one
 * sentence if there is no such release, or if its tag has no digest.
 */
export async function findRelease({ ghApi }: FindDeps, name: string): Promise<Release | undefined> {
  const path = `${repository}/releases/${name === "latest" ? name : `tags/${name}`}`;
  const found = await orUndefined(ghApi("GET", path));
  if (!found) {
    if (name === "latest") return undefined;
    throw new Error(`There is no release ${name}: choose one from the repository's releases.`);
  }
  const { tag_name } = releaseSchema.parse(found);
  const { object } = refSchema.parse(await ghApi("GET", `${repository}/git/ref/tags/${tag_name}`));
  const tag =
    object.type === "tag"
      ? tagSchema.parse(await ghApi("GET", `${repository}/git/tags/${object.sha}`))
      : undefined;
  const digest = tag?.message.trim().split("\n")[0];
  if (!tag || !digest?.startsWith("sha256:")) {
    throw new Error(
      `The tag ${tag_name} has no digest, so no deployment created it: choose another release.`,
    );
  }
  return { name: tag_name, commit: tag.object.sha, digest };
}

/**
 * Throws an error of one sentence if `commit` does not contain the commit that prod runs. To deploy it would
 * be an unintended rollback.
 */
export async function refuseOlder({ ghApi }: FindDeps, commit: string): Promise<void> {
  const released = await findRelease({ ghApi }, "latest");
  if (!released) return;
  const { status } = comparisonSchema.parse(
    await ghApi("GET", `${repository}/compare/${released.commit}...${commit}`),
  );
  if (status === "ahead" || status === "identical") return;
  throw new Error(
    `prod runs ${released.name}, which ${commit} does not contain: to go back to an older version, run the workflow rollback.`,
  );
}

async function orUndefined(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && /HTTP 404/.test(error.message)) return undefined;
    throw error;
  }
}
