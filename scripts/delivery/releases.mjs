/** The file of a release that holds its build of all stages. */
export const archiveName = "release.tar.gz";

/** The name of the next release: `vYYYY.MM.DD-N`, the N-th of its day (UTC), after the `tags` there are. */
export function nextTag(tags, now) {
  const day = `v${now.toISOString().slice(0, 10).replaceAll("-", ".")}-`;
  const numbers = tags
    .filter((tag) => tag.startsWith(day))
    .map((tag) => Number(tag.slice(day.length)))
    .filter(Number.isInteger);
  return `${day}${Math.max(0, ...numbers) + 1}`;
}

/**
 * Tags `commit` as the next release and publishes it with generated notes and its archive, as GitHub's
 * "latest": what prod runs. The digest stands in the tag, which cannot be edited as notes can. Returns the tag.
 */
export async function publishRelease({ gh, ghApi, now }, { commit, digest, archive }) {
  const refs = await ghApi("GET", "repos/{owner}/{repo}/git/matching-refs/tags/v");
  const name = nextTag(
    refs.map(({ ref }) => ref.replace("refs/tags/", "")),
    now,
  );
  const tag = await ghApi("POST", "repos/{owner}/{repo}/git/tags", {
    tag: name,
    message: digest,
    object: commit,
    type: "commit",
  });
  await ghApi("POST", "repos/{owner}/{repo}/git/refs", {
    ref: `refs/tags/${name}`,
    sha: tag.sha,
  });
  const notes = `The build of all stages, in ${archiveName}: \`${digest}\`.`;
  await gh([
    ...["release", "create", name, archive, "--verify-tag", "--latest"],
    ...["--title", name, "--generate-notes", "--notes", notes],
  ]);
  return name;
}

/**
 * The release `name`, or, for "latest", the one that prod runs: `{ name, commit, digest }`. Undefined for
 * "latest" before the first. Throws an error of one sentence if there is no such release.
 */
export async function findRelease({ ghApi }, name) {
  const release = await orUndefined(
    ghApi("GET", `repos/{owner}/{repo}/releases/${name === "latest" ? name : `tags/${name}`}`),
  );
  if (!release) {
    if (name === "latest") return undefined;
    throw new Error(`There is no release ${name}: choose one from the repository's releases.`);
  }
  const { object } = await ghApi("GET", `repos/{owner}/{repo}/git/ref/tags/${release.tag_name}`);
  const tag =
    object.type === "tag"
      ? await ghApi("GET", `repos/{owner}/{repo}/git/tags/${object.sha}`)
      : undefined;
  const digest = tag?.message.trim().split("\n")[0];
  if (!digest?.startsWith("sha256:")) {
    throw new Error(
      `The tag ${release.tag_name} names no digest, so it was not made by a deployment: choose another release.`,
    );
  }
  return { name: release.tag_name, commit: tag.object.sha, digest };
}

/**
 * Throws an error of one sentence if `commit` does not have everything that prod runs: that would be a
 * rollback, which nobody asked for.
 */
export async function refuseOlder({ ghApi }, commit) {
  const released = await findRelease({ ghApi }, "latest");
  if (!released) return;
  const { status } = await ghApi(
    "GET",
    `repos/{owner}/{repo}/compare/${released.commit}...${commit}`,
  );
  if (status === "ahead" || status === "identical") return;
  throw new Error(
    `prod runs ${released.name}, which ${commit} does not contain: to go back, run the workflow rollback.`,
  );
}

async function orUndefined(answer) {
  try {
    return await answer;
  } catch (error) {
    if (/HTTP 404/.test(error.message)) return undefined;
    throw error;
  }
}
