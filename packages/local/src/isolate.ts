import { keepOnlyVariables } from "@iotd/process/environment";
import { settingNames } from "./service/setting-names.ts";

keepOnlyVariables(settingNames);
