import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

// This warning is for maintainers of the service; its users cannot act on it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

// An absolute path: the settings of JSX must not depend on the working directory.
register({ tsconfig: fileURLToPath(new URL("../../../tsconfig.json", import.meta.url)) });

const { forgetPostgres } = await import("./environment.ts");
forgetPostgres();
