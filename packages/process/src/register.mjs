import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

// Advice for whoever maintains the service, not for whoever tries it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

// By its own path: the settings of JSX must not depend on the folder that this is started in.
register({ tsconfig: fileURLToPath(new URL("../../../tsconfig.json", import.meta.url)) });
