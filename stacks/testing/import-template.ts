import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CfnInclude } from "aws-cdk-lib/cloudformation-include";
import { App, Aspects, type IAspect, Stack } from "aws-cdk-lib/core";

/**
 * Applies `aspect` to the resources of a CloudFormation template, given as JSON. Their constructs are below
 * `path`: `Cdn/UsEast1/WebAcl` for the resource `WebAcl` and the path `Cdn/UsEast1`.
 */
export async function importTemplate(path: string, json: string, aspect: IAspect): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "iotd-template-"));
  try {
    const templateFile = join(folder, "template.json");
    await writeFile(templateFile, json);
    const app = new App({ outdir: join(folder, "out"), analyticsReporting: false });
    const [stackName = path, ...below] = path.split("/");
    new CfnInclude(new Stack(app, stackName), below.join("/"), { templateFile });
    Aspects.of(app).add(aspect);
    app.synth();
  } finally {
    await rm(folder, { recursive: true });
  }
}
