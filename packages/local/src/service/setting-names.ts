/** The environment variables that `npm start` reads. No other variable has an effect on the service. */
export const settingNames = [
  "PORT",
  "IOTD_DATA_DIR",
  "IOTD_ADMIN_EMAIL",
  "IOTD_ADMIN_PASSWORD",
  "SITE_TIME_ZONE",
  "DATABASE_URL",
  "S3_ENDPOINT",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
] as const;
